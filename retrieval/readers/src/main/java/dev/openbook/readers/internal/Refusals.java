package dev.openbook.readers.internal;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which a reader says no to one file, each as a sentence that names the file and says what to do.
 *
 * @param fileName name of the file, without its folder
 */
public record Refusals(String fileName) {

    /** Refusals that name the last element of a path. */
    public static Refusals of(Path file) {
        Path name = file.getFileName();
        return new Refusals(name == null ? file.toString() : name.toString());
    }

    /** The bytes cannot be parsed. */
    public OpenbookException damaged(String format, @Nullable Throwable cause) {
        return refuse(
                FailureCode.DOCUMENT_DAMAGED,
                "is damaged, or is not a " + format + " file. Open it in the program that made it and save it again.",
                cause);
    }

    /** It opens only with a password. */
    public OpenbookException encrypted(@Nullable Throwable cause) {
        return refuse(
                FailureCode.DOCUMENT_ENCRYPTED, "is protected by a password. Save a copy without a password.", cause);
    }

    /** It holds nothing to read. */
    public OpenbookException empty() {
        return refuse(
                FailureCode.DOCUMENT_EMPTY, "holds no text. Remove it, or check that it was saved completely.", null);
    }

    /** It holds pictures of text. */
    public OpenbookException needsOcr(int pages) {
        return refuse(
                FailureCode.DOCUMENT_NEEDS_OCR,
                "looks like a scan: " + (pages == 1 ? "its page holds" : "its " + pages + " pages hold")
                        + " pictures and next to no text. Run text recognition over it and save the result.",
                null);
    }

    /** It is something else than its name says, and that something cannot be read. */
    public OpenbookException mismatch(String whatItIs, String remedy) {
        return refuse(FailureCode.DOCUMENT_TYPE_MISMATCH, "is " + whatItIs + ". " + remedy, null);
    }

    /** The disk or the permissions do not let us. */
    public OpenbookException unreadable(Throwable cause) {
        return refuse(
                FailureCode.DOCUMENT_UNREADABLE,
                "cannot be read from disk. Check that it exists and that you may read it.",
                cause);
    }

    /**
     * It crosses a limit.
     *
     * @param what the size that crosses it and the largest that is allowed, such as {@code "has 7 pages; 5 are allowed"}
     */
    public OpenbookException tooLarge(String what) {
        return tooLarge(what, null);
    }

    /** It crosses a limit, as another exception found. */
    public OpenbookException tooLarge(String what, @Nullable Throwable cause) {
        return refuse(FailureCode.DOCUMENT_TOO_LARGE, what + ". Split it, or raise the limit.", cause);
    }

    private OpenbookException refuse(FailureCode code, String predicate, @Nullable Throwable cause) {
        return new OpenbookException(code, fileName + " " + predicate, cause);
    }
}
