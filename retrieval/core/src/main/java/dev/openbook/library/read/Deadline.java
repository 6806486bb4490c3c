package dev.openbook.library.read;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Limits;
import java.util.function.LongSupplier;

/** The moment by which one document must have been read. */
final class Deadline {
    private final String file;
    private final Limits limits;
    private final LongSupplier nanoTime;
    private final long end;

    /** Starts now, by a clock that counts nanoseconds. */
    Deadline(String file, Limits limits, LongSupplier nanoTime) {
        this.file = file;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + limits.maxDuration().toNanos();
    }

    /** Stops the reading if it takes too long. */
    void check() {
        if (nanoTime.getAsLong() - end > 0) {
            throw new OpenbookException(
                    FailureCode.DOCUMENT_TOO_LARGE,
                    file + " takes longer to read than the " + limits.maxDuration().toMillis()
                            + " milliseconds that one document may take. Split it, or raise the limit.");
        }
    }
}
