package dev.openbook.inspect;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.graph.GraphBytes;
import dev.openbook.provenance.ModelFile;
import dev.openbook.reading.ReadAhead;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Reads files once. What an engine or a tokenizer will be given is kept: graphs are mapped, small texts copied, and the
 * digest is taken of exactly those bytes. Everything else streams by. Thread-safe.
 */
final class FileLoader {
    private static final Set<String> KEPT_SUFFIXES = Set.of(".onnx", ".json", ".jinja", ".txt", ".md", ".model");
    private static final int MAX_KEPT_FILES = 512;
    private static final int MAX_COPIED_BYTES = 64 << 10;

    private final List<FoundFile> files;
    private final BitSet kept = new BitSet();

    /**
     * A loader.
     *
     * @param files that it will be asked for; which ones are kept does not depend on when
     */
    FileLoader(List<FoundFile> files) {
        this.files = files;
        for (int i = 0; i < files.size() && kept.cardinality() < MAX_KEPT_FILES; i++) {
            kept.set(i, KEPT_SUFFIXES.contains(suffix(files.get(i).path())));
        }
    }

    /**
     * Reads a file and digests it.
     *
     * @param index which one
     * @param executor reads ahead if it has a thread free
     * @param unwanted asked between pieces; ends the reading
     * @throws CancellationException if it became unwanted
     */
    ContentFile load(int index, Executor executor, BooleanSupplier unwanted) throws IOException {
        FoundFile found = files.get(index);
        FileIdentity before = FileIdentity.of(found.location());
        if (!found.location().toRealPath().equals(found.location())) {
            // A folder on the way became a link since the walk.
            throw changed(found.path());
        }
        Optional<ByteBuffer> held = Optional.empty();
        Digested digested;
        try (FileChannel channel = open(found.location())) {
            if (kept.get(index) && channel.size() <= Integer.MAX_VALUE) {
                ByteBuffer bytes = held(channel, suffix(found.path()).equals(".onnx"));
                held = Optional.of(bytes.asReadOnlyBuffer());
                digested = digest(ReadAhead.Source.of(bytes), bytes.remaining(), executor, unwanted);
            } else {
                digested = digest(ReadAhead.Source.of(channel), before.size(), executor, unwanted);
            }
        } catch (InternalError e) {
            // How the platform reports that a mapped file was made shorter.
            throw changed(found.path());
        }
        if (!before.equals(FileIdentity.of(found.location())) || before.size() != digested.size()) {
            throw changed(found.path());
        }
        return new ContentFile(
                new ModelFile(found.path(), digested.size(), digested.digest()),
                held,
                digested.head(),
                Optional.of(new ContentFile.Location(found, before)),
                found.linked());
    }

    /** Reads a file of which only the digest was kept once more; it must not have changed. */
    static ByteBuffer reload(ContentFile file, FoundFile found) {
        if (file.file().size() > Integer.MAX_VALUE) {
            throw new OpenbookException(
                    FailureCode.MODEL_UNSUPPORTED,
                    String.format(Locale.ROOT, "%s has %,d bytes; up to %,d can be read at once.",
                            found.path(), file.file().size(), Integer.MAX_VALUE));
        }
        try (FileChannel channel = open(found.location())) {
            ByteBuffer bytes = held(channel, false);
            if (!Digest.of(bytes).equals(file.file().sha256())) {
                throw changed(found.path());
            }
            return bytes.asReadOnlyBuffer();
        } catch (InternalError e) {
            // How the platform reports that a mapped file was made shorter.
            throw changed(found.path());
        } catch (IOException e) {
            throw unreadable(found.path(), e);
        }
    }

    /** All of a graph that is too long to be held, without reading it; it must be in the state in which it was read. */
    static GraphBytes mapped(ContentFile.Location location) {
        try (FileChannel channel = open(location.found().location())) {
            GraphBytes bytes = GraphBytes.mapped(channel);
            if (!FileIdentity.of(location.found().location()).equals(location.identity())) {
                throw changed(location.found().path());
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(location.found().path(), e);
        }
    }

    static OpenbookException changed(String path) {
        return new OpenbookException(
                FailureCode.MODEL_CHANGED,
                path + " changed since it was inspected. Make sure that nothing writes to the model's folder, and try again.");
    }

    static OpenbookException unreadable(String path, Exception cause) {
        return new OpenbookException(
                FailureCode.MODEL_DAMAGED,
                path + " cannot be read from disk. Check that it still exists and may be read.",
                cause);
    }

    private static FileChannel open(Path location) throws IOException {
        return FileChannel.open(location, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    /** Maps or copies. */
    private static ByteBuffer held(FileChannel channel, boolean graph) throws IOException {
        int size = Math.toIntExact(channel.size());
        if (size > 0 && (graph || size > MAX_COPIED_BYTES)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
        }
        ByteBuffer bytes = ByteBuffer.allocate(size);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // A short read goes on where it stopped.
        }
        return bytes.flip();
    }

    private record Digested(long size, Digest digest, FileHead head) {}

    private static Digested digest(ReadAhead.Source source, long expected, Executor executor, BooleanSupplier unwanted)
            throws IOException {
        MessageDigest digest = Digest.sha256();
        FileHead head = FileHead.PLAIN;
        long size = 0;
        try (ReadAhead pieces = new ReadAhead(source, expected, executor)) {
            for (ByteBuffer piece = pieces.next(); piece.hasRemaining(); piece = pieces.next()) {
                if (unwanted.getAsBoolean()) {
                    throw new CancellationException("nobody waits for it any more");
                }
                head = size == 0 ? FileHead.of(piece, expected) : head;
                size += piece.remaining();
                digest.update(piece);
            }
        }
        return new Digested(size, Digest.finish(digest), head);
    }

    static String suffix(String path) {
        return path.substring(Math.max(0, path.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
    }
}
