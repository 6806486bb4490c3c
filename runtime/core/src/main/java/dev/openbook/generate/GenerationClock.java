package dev.openbook.generate;

import dev.openbook.model.GenerationTimings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** When what happened in one generation. */
final class GenerationClock {
    private final LongSupplier nanoTime;
    private final long called;
    private long turnCame;
    private long promptRead;
    private long firstToken;
    private long lastToken;
    private int tokens;

    /** Starts with the call. */
    GenerationClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.called = nanoTime.getAsLong();
    }

    void turnCame() {
        turnCame = nanoTime.getAsLong();
        promptRead = turnCame;
    }

    /** Of the prompt, all or one more chunk. */
    void promptRead() {
        promptRead = nanoTime.getAsLong();
    }

    void tokenChosen() {
        lastToken = nanoTime.getAsLong();
        if (tokens++ == 0) {
            firstToken = lastToken;
        }
    }

    /** Whether the time since the turn came has passed a limit. */
    boolean passed(Optional<Duration> limit) {
        return limit.isPresent()
                && Duration.ofNanos(nanoTime.getAsLong() - turnCame).compareTo(limit.get()) >= 0;
    }

    GenerationTimings timings() {
        long decode = tokens == 0 ? 0 : lastToken - firstToken;
        return new GenerationTimings(
                Duration.ofNanos(turnCame - called),
                Duration.ofNanos(promptRead - turnCame),
                Duration.ofNanos(tokens == 0 ? 0 : firstToken - called),
                Duration.ofNanos(decode),
                decode == 0 ? 0 : (tokens - 1) * 1e9 / decode);
    }
}
