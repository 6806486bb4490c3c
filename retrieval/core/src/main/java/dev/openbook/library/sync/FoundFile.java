package dev.openbook.library.sync;

import dev.openbook.document.DocumentId;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;

/**
 * A file as a scan found it.
 *
 * @param id its name in the library
 * @param path where it lies
 * @param size in bytes
 * @param modifiedMillis time of last modification, milliseconds since 1970
 */
record FoundFile(DocumentId id, Path path, long size, long modifiedMillis) {
    private static final int BUFFER = 1 << 16;

    static FoundFile of(DocumentId id, Path path, BasicFileAttributes attributes) {
        return new FoundFile(id, path, attributes.size(), attributes.lastModifiedTime().toMillis());
    }

    /** The same file as it is now. */
    FoundFile now() {
        try {
            return of(id, path, Files.readAttributes(path, BasicFileAttributes.class));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** SHA-256 of its bytes; reads all of them. */
    Digest digest() {
        MessageDigest digest = Digest.sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(path)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return Digest.finish(digest);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private OpenbookException unreadable(IOException cause) {
        return new OpenbookException(
                FailureCode.DOCUMENT_UNREADABLE,
                id + " cannot be read from disk. Check that it is still there and may be read by this user.",
                cause);
    }
}
