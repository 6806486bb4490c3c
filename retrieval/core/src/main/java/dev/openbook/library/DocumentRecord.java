package dev.openbook.library;

import dev.openbook.document.DocumentId;
import dev.openbook.document.DocumentType;
import dev.openbook.failure.FailureCode;
import dev.openbook.value.Digest;
import java.util.Optional;

/**
 * What an index remembers of a file, so that the next sync knows whether to read it again. The index is the only place
 * where this is kept.
 *
 * @param id which document
 * @param type what it was detected to be
 * @param title its own title, if it has one
 * @param sha256 digest of the file's bytes; that of no bytes if it could not be opened or is larger than may be
 * @param size of the file in bytes
 * @param modifiedMillis the file's time of last modification, milliseconds since 1970; -1 if it was so fresh when the file
 *     was read that it cannot be trusted to show the next change
 * @param settings fingerprint of readers and splitter; another one means reading again
 * @param passages how many passages it gave
 * @param failure why it could not be read; empty if it could
 */
public record DocumentRecord(
        DocumentId id,
        DocumentType type,
        Optional<String> title,
        Digest sha256,
        long size,
        long modifiedMillis,
        String settings,
        int passages,
        Optional<Failure> failure) {

    /**
     * Why a document could not be read.
     *
     * @param code for programs
     * @param message for people
     */
    public record Failure(FailureCode code, String message) {}
}
