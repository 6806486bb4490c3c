package dev.openbook.generate;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a generator is opened. What concerns the engine as a whole (device, spinning, optimisation) is set with {@link
 * dev.openbook.OpenbookBuilder#engine}.
 *
 * @param threads that work on one run of the graph; empty for what the model's folder asks for, or else as many as there are
 *     processors, at most four
 * @param generations how many may be under way at once; memory for keys and values grows with it
 * @param maxWaiting how many more callers may wait for their turn
 * @param cacheBytes the most memory for keys and values of all generations and conversations together; empty for half of the
 *     direct memory that this Java may hold
 * @param promptChunk how many tokens of a prompt are read at once: more is hardly faster and takes more memory
 */
public record GeneratorOptions(
        OptionalInt threads, int generations, int maxWaiting, OptionalLong cacheBytes, int promptChunk) {
    private static final GeneratorOptions STANDARD =
            new GeneratorOptions(OptionalInt.empty(), 1, 10_000, OptionalLong.empty(), 256);

    /** Checks the numbers. */
    public GeneratorOptions {
        threads.ifPresent(count -> requireInRange("threads", count, 1, 1_024));
        requireInRange("generations at once", generations, 1, 1_024);
        requireInRange("waiting callers", maxWaiting, 0, 1_000_000);
        cacheBytes.ifPresent(bytes -> requireInRange("bytes of cache", bytes, 1, Long.MAX_VALUE));
        requireInRange("tokens a chunk", promptChunk, 1, 65_536);
    }

    /** One generation at a time, ten thousand may wait. */
    public static GeneratorOptions standard() {
        return STANDARD;
    }

    /** The same with a number of threads. */
    public GeneratorOptions withThreads(int threads) {
        return new GeneratorOptions(OptionalInt.of(threads), generations, maxWaiting, cacheBytes, promptChunk);
    }

    /** The same with other bounds on callers. */
    public GeneratorOptions withCallers(int generations, int maxWaiting) {
        return new GeneratorOptions(threads, generations, maxWaiting, cacheBytes, promptChunk);
    }

    /** The same with another bound on memory for keys and values. */
    public GeneratorOptions withCacheBytes(long cacheBytes) {
        return new GeneratorOptions(threads, generations, maxWaiting, OptionalLong.of(cacheBytes), promptChunk);
    }

    private static void requireInRange(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    value + " " + what + " were asked for; allowed are " + least + " to " + most + ".");
        }
    }
}
