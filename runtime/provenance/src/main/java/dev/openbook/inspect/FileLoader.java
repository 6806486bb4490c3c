package dev.openbook.inspect;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.ModelFile;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * Reads files once. What an engine or a tokenizer will be given is kept: graphs are mapped, small texts copied, and the
 * digest is taken of exactly those bytes. Everything else streams by. Not thread-safe.
 */
final class FileLoader {
    private static final Set<String> KEPT_SUFFIXES = Set.of(".onnx", ".json", ".jinja", ".txt", ".md", ".model");
    private static final int MAX_KEPT_FILES = 512;
    private static final int MAX_COPIED_BYTES = 64 << 10;

    private final ExecutorService reader;
    private int kept;

    /**
     * A loader.
     *
     * @param reader has a thread free
     */
    FileLoader(ExecutorService reader) {
        this.reader = reader;
    }

    /** Reads a file and digests it. */
    ContentFile load(FoundFile found) throws IOException {
        boolean keep = kept < MAX_KEPT_FILES && KEPT_SUFFIXES.contains(suffix(found.path()));
        FileIdentity before = FileIdentity.of(found.location());
        if (!found.location().toRealPath().equals(found.location())) {
            // A folder on the way became a link since the walk.
            throw changed(found.path());
        }
        Bytes bytes;
        try (FileChannel channel = open(found.location())) {
            if (keep && channel.size() <= Integer.MAX_VALUE) {
                bytes = kept(channel, suffix(found.path()).equals(".onnx"));
                kept++;
            } else {
                bytes = streamed(channel);
            }
        }
        if (!before.equals(FileIdentity.of(found.location())) || before.size() != bytes.size()) {
            throw changed(found.path());
        }
        return new ContentFile(
                new ModelFile(found.path(), bytes.size(), bytes.digest()),
                bytes.held(),
                bytes.pickled(),
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
            Bytes bytes = kept(channel, false);
            if (!bytes.digest().equals(file.file().sha256())) {
                throw changed(found.path());
            }
            return bytes.held().orElseThrow();
        } catch (IOException e) {
            throw unreadable(found.path(), e);
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

    private record Bytes(long size, Digest digest, Optional<ByteBuffer> held, boolean pickled) {}

    /** Maps or copies, then digests what was mapped or copied. */
    private static Bytes kept(FileChannel channel, boolean graph) throws IOException {
        int size = Math.toIntExact(channel.size());
        ByteBuffer bytes;
        if (size > 0 && (graph || size > MAX_COPIED_BYTES)) {
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
        } else {
            bytes = ByteBuffer.allocate(size);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // A short read goes on where it stopped.
            }
            bytes.flip();
        }
        try {
            return new Bytes(bytes.remaining(), Digest.of(bytes), Optional.of(bytes.asReadOnlyBuffer()), RiskyFiles.looksPickled(bytes));
        } catch (InternalError e) {
            // How the platform reports that a mapped file was made shorter.
            throw new IOException("the file was cut while it was read", e);
        }
    }

    private Bytes streamed(FileChannel channel) throws IOException {
        MessageDigest digest = Digest.sha256();
        boolean pickled = false;
        long size = 0;
        try (ReadAhead pieces = new ReadAhead(channel, reader)) {
            for (ByteBuffer piece = pieces.next(); piece.hasRemaining(); piece = pieces.next()) {
                if (size == 0) {
                    pickled = RiskyFiles.looksPickled(piece);
                }
                size += piece.remaining();
                digest.update(piece);
            }
        }
        return new Bytes(size, Digest.finish(digest), Optional.empty(), pickled);
    }

    static String suffix(String path) {
        return path.substring(Math.max(0, path.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
    }
}
