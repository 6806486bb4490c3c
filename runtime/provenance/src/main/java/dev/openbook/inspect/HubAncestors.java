package dev.openbook.inspect;

import dev.openbook.folder.CodePointOrder;
import dev.openbook.layout.FolderContent;
import dev.openbook.lineage.AncestorFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Small text files of ancestors that lie in the local Hugging Face cache. A link may lead from a snapshot to the blobs of its
 * repository and nowhere else. Reads only; what cannot be read counts as absent.
 */
final class HubAncestors implements AncestorFiles {
    private static final int MAX_FILES = 16;

    private final HubCache cache;
    private final Predicate<String> wanted;
    private final int maxBytes;

    /**
     * Ancestors of a cache.
     *
     * @param cache where they lie
     * @param wanted names of the files that are read
     * @param maxBytes size of a file; a longer one counts as absent
     */
    HubAncestors(HubCache cache, Predicate<String> wanted, int maxBytes) {
        this.cache = cache;
        this.wanted = wanted;
        this.maxBytes = maxBytes;
    }

    @Override
    public Optional<FolderContent> find(String model) {
        try {
            Optional<HubCache.Snapshot> snapshot = cache.findIfPresent(model);
            return snapshot.isPresent() ? Optional.of(read(snapshot.get())) : Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private FolderContent read(HubCache.Snapshot snapshot) throws IOException {
        SortedMap<String, ByteBuffer> files = new TreeMap<>(new CodePointOrder());
        try (Stream<Path> names = Files.list(snapshot.folder())) {
            for (Path path : names.filter(path -> wanted.test(String.valueOf(path.getFileName()))).sorted().limit(MAX_FILES).toList()) {
                read(path, snapshot).ifPresent(bytes -> files.put(String.valueOf(path.getFileName()), bytes));
            }
        }
        return new Held(Collections.unmodifiableSortedMap(files));
    }

    private Optional<ByteBuffer> read(Path path, HubCache.Snapshot snapshot) throws IOException {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        Path real = path.toRealPath();
        if (!real.startsWith(snapshot.folder()) && !real.startsWith(snapshot.blobs())) {
            return Optional.empty();
        }
        try (InputStream stream = Files.newInputStream(real)) {
            byte[] bytes = stream.readNBytes(maxBytes + 1);
            return bytes.length > maxBytes
                    ? Optional.empty()
                    : Optional.of(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
        }
    }

    /** Files in memory. */
    private record Held(SortedMap<String, ByteBuffer> files) implements FolderContent {
        @Override
        public Set<String> paths() {
            return files.keySet();
        }

        @Override
        public long size(String path) {
            return bytes(path).remaining();
        }

        @Override
        public ByteBuffer bytes(String path) {
            return files.getOrDefault(path, ByteBuffer.allocate(0)).duplicate();
        }
    }
}
