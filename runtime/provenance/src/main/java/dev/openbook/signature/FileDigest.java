package dev.openbook.signature;

import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * Computes the digest of a file, or of a piece of it, without holding it in memory. Notices if somebody writes to the file
 * meanwhile, by its identity, size and time. Keeps one buffer of 1 MiB; one thread at a time.
 */
final class FileDigest {
    private static final int BUFFER_BYTES = 1 << 20;

    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    /** A file is not what it was a moment ago. */
    static final class ChangedException extends IOException {
        private static final long serialVersionUID = 1L;

        ChangedException() {
            super("changed while it was read");
        }
    }

    /** The digest of a whole file. */
    Digest of(Path file) throws IOException {
        return of(file, 0, Long.MAX_VALUE);
    }

    /** The digest of a file's bytes from one offset up to another, or up to the end if that comes first. */
    Digest of(Path file, long start, long end) throws IOException {
        BasicFileAttributes before = attributes(file);
        if (!file.toRealPath().equals(file)) {
            // A folder on the way became a link since the folder was walked.
            throw new ChangedException();
        }
        Digest digest;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            digest = streamed(channel.position(start), end - start);
        }
        BasicFileAttributes after = attributes(file);
        if (before.size() != after.size()
                || !before.lastModifiedTime().equals(after.lastModifiedTime())
                || !Objects.equals(before.fileKey(), after.fileKey())) {
            throw new ChangedException();
        }
        return digest;
    }

    private Digest streamed(FileChannel channel, long length) throws IOException {
        MessageDigest digest = Digest.sha256();
        long left = length;
        while (left > 0) {
            buffer.clear().limit((int) Math.min(left, BUFFER_BYTES));
            int read = channel.read(buffer);
            if (read < 0) {
                break;
            }
            left -= read;
            digest.update(buffer.flip());
        }
        return Digest.finish(digest);
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
