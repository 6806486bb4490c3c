package dev.openbook.cli;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The date of what is built from unchanging sources, as the convention of reproducible builds gives it
 * (https://reproducible-builds.org/specs/source-date-epoch/): seconds since 1970.
 */
final class SourceDate {
    /** The last second of the year 9999; formats have four digits for the year. */
    private static final long LAST = 253_402_300_799L;

    private SourceDate() {}

    /** A clock that stands still at the date; empty if there is none. */
    static Optional<Clock> clock(@Nullable String seconds) {
        if (seconds == null || seconds.isBlank()) {
            return Optional.empty();
        }
        try {
            long second = Long.parseLong(seconds.strip());
            if (second < 0 || second > LAST) {
                throw new DateTimeException("outside the calendar of four digits");
            }
            return Optional.of(Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC));
        } catch (NumberFormatException | DateTimeException e) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "The environment variable SOURCE_DATE_EPOCH is \"" + seconds + "\"; it must be a whole number of seconds since"
                            + " 1970, such as 1795428000. Correct it, or unset it for a bill without a date.",
                    e);
        }
    }
}
