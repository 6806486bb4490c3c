package dev.openbook.generate;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Device;

/**
 * How a generator is opened.
 *
 * @param device where it runs
 * @param threads that work on one run of the graph; 0 takes what the model's folder asks for, or else as many as there are
 *     processors, at most four
 * @param spinning whether waiting threads burn processor time: a third faster with several threads on a quiet machine,
 *     half as fast on a busy one
 * @param reproducible only optimisations that keep every number the same on every machine, and one thread
 * @param generations how many may run at once; memory for keys and values grows with it
 * @param maxWaiting how many more callers may wait for their turn
 * @param cacheBytes the most memory for keys and values of all generations and conversations together; 0 takes a quarter of
 *     the machine's memory
 * @param promptChunk how many tokens of a prompt are read at once: more is hardly faster and takes more memory
 */
public record GeneratorOptions(
        Device device,
        int threads,
        boolean spinning,
        boolean reproducible,
        int generations,
        int maxWaiting,
        long cacheBytes,
        int promptChunk) {
    private static final GeneratorOptions STANDARD = new GeneratorOptions(Device.cpu(), 0, false, false, 1, 10_000, 0, 256);

    /** Checks the numbers, and that no two of them contradict each other. */
    public GeneratorOptions {
        requireInRange("threads", threads, 0, 1_024);
        requireInRange("generations at once", generations, 1, 1_024);
        requireInRange("waiting callers", maxWaiting, 0, 1_000_000);
        requireInRange("bytes of cache", cacheBytes, 0, Long.MAX_VALUE);
        requireInRange("tokens a chunk", promptChunk, 1, 65_536);
        if (reproducible && threads > 1) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "Reproducible runs use one thread, but " + threads + " threads were asked for. Leave one of the two out.");
        }
    }

    /** The processor, one generation at a time. */
    public static GeneratorOptions standard() {
        return STANDARD;
    }

    /** The same on another device. */
    public GeneratorOptions withDevice(Device device) {
        return new GeneratorOptions(
                device, threads, spinning, reproducible, generations, maxWaiting, cacheBytes, promptChunk);
    }

    /** The same with another number of threads. */
    public GeneratorOptions withThreads(int threads) {
        return new GeneratorOptions(
                device, threads, spinning, reproducible, generations, maxWaiting, cacheBytes, promptChunk);
    }

    /** The same, with waiting threads burning processor time or not. */
    public GeneratorOptions withSpinning(boolean spinning) {
        return new GeneratorOptions(
                device, threads, spinning, reproducible, generations, maxWaiting, cacheBytes, promptChunk);
    }

    /** The same, with the same numbers on every machine or not. */
    public GeneratorOptions withReproducible(boolean reproducible) {
        return new GeneratorOptions(
                device, threads, spinning, reproducible, generations, maxWaiting, cacheBytes, promptChunk);
    }

    /** The same with other bounds on callers. */
    public GeneratorOptions withCallers(int generations, int maxWaiting) {
        return new GeneratorOptions(
                device, threads, spinning, reproducible, generations, maxWaiting, cacheBytes, promptChunk);
    }

    /** The same with another bound on memory for keys and values. */
    public GeneratorOptions withCacheBytes(long cacheBytes) {
        return new GeneratorOptions(
                device, threads, spinning, reproducible, generations, maxWaiting, cacheBytes, promptChunk);
    }

    private static void requireInRange(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    value + " " + what + " were asked for; allowed are " + least + " to " + most + ".");
        }
    }
}
