package dev.openbook.signature;

import dev.openbook.reading.ReadAhead;
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
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Computes the digest of a file, or of a piece of it, without holding it in memory. Notices if somebody writes to the file
 * meanwhile, by its identity, size and time. Thread-safe; each digest takes 2 MiB meanwhile.
 *
 * @param executor reads ahead if it has a thread free
 * @param unwanted asked between pieces; ends the reading with {@link CancellationException}
 */
record FileDigest(Executor executor, BooleanSupplier unwanted) {

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
            digest = streamed(channel.position(start), Math.min(before.size(), end) - start);
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
        try (ReadAhead pieces = new ReadAhead(upTo(length, ReadAhead.Source.of(channel)), length, executor)) {
            for (ByteBuffer piece = pieces.next(); piece.hasRemaining(); piece = pieces.next()) {
                if (unwanted.getAsBoolean()) {
                    throw new CancellationException("nobody waits for it any more");
                }
                digest.update(piece);
            }
        }
        return Digest.finish(digest);
    }

    /** Ends where a piece of a file does. Asked by one thread at a time, though not always the same. */
    private static ReadAhead.Source upTo(long length, ReadAhead.Source source) {
        AtomicLong left = new AtomicLong(length);
        return piece -> {
            int start = piece.position();
            int limit = piece.limit();
            piece.limit((int) Math.min(limit, start + left.get()));
            source.fill(piece);
            left.addAndGet(start - piece.position());
            piece.limit(limit);
        };
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
