package dev.openbook.readers.internal;

import dev.openbook.document.DocumentContent;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Limits;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * One attempt to read one file: its bounds, its clock and its two outcomes. For one thread.
 *
 * <p>Parsers of untrusted bytes fail in more ways than they declare. Whatever a parser throws leaves here as an
 * {@link OpenbookException}: undeclared runtime exceptions and exhausted stacks mean damaged bytes; an exhausted heap
 * means that the document is too large for this process, and everything that the parser held is unreachable by then.
 */
public final class Reading {
    private final Path file;
    private final String format;
    private final Limits limits;
    private final Refusals refusals;
    private final LongSupplier nanoTime;
    private final long started;

    /**
     * Starts the clock.
     *
     * @param format what the file should be, for messages: {@code "PDF"}
     * @param nanoTime a monotonic clock in nanoseconds, such as {@link System#nanoTime()}
     */
    public Reading(Path file, String format, Limits limits, LongSupplier nanoTime) {
        this.file = file;
        this.format = format;
        this.limits = limits;
        this.refusals = Refusals.of(file);
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    /** What parses the file. */
    @FunctionalInterface
    public interface Parser {
        /** Parses; may throw whatever parsers throw. */
        DocumentContent parse() throws IOException;
    }

    /**
     * Checks the file's size, then parses.
     *
     * @throws OpenbookException for everything that goes wrong
     */
    public DocumentContent run(Parser parser) {
        try {
            long bytes = Files.size(file);
            if (bytes > limits.maxBytes()) {
                throw refusals.tooLarge("has " + bytes + " bytes; " + limits.maxBytes() + " are allowed");
            }
            if (bytes == 0) {
                throw refusals.empty();
            }
            return parser.parse();
        } catch (OpenbookException refused) {
            throw refused;
        } catch (FileSystemException unreadable) {
            throw refusals.unreadable(unreadable);
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            throw refusalWithin(damaged);
        } catch (OutOfMemoryError exhausted) {
            throw refusals.tooLarge("needs more memory than this program may use", exhausted);
        }
    }

    /** A parser may have wrapped a refusal that was thrown while it called us back. */
    private OpenbookException refusalWithin(Throwable damaged) {
        for (Throwable cause = damaged.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof OpenbookException refused) {
                return refused;
            }
        }
        return refusals.damaged(format, damaged);
    }

    /**
     * Refuses to go on when the time is up. Costs one look at the clock.
     *
     * @throws OpenbookException {@code DOCUMENT_TOO_LARGE}
     */
    public void checkTime() {
        if (nanoTime.getAsLong() - started > limits.maxDuration().toNanos()) {
            throw refusals.tooLarge(
                    "takes longer to read than the " + limits.maxDuration().toSeconds() + " seconds that are allowed");
        }
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** The bounds. */
    public Limits limits() {
        return limits;
    }

    /** How to say no to this file. */
    public Refusals refusals() {
        return refusals;
    }
}
