package dev.openbook.benchmarks;

import ai.onnxruntime.OrtException;

/** An engine that decodes, in a comparison of several. Whoever opens it closes it. */
interface Contender extends AutoCloseable {

    /** What the comparison calls it. */
    String name();

    /**
     * Reads a context, or what it stands for, and writes tokens after it, greedily. What was read may be kept for the next turn.
     *
     * @param context tokens
     * @param tokens how many are written after the first, which is not timed: its time is that of reading the context
     */
    Turn decode(int context, int tokens) throws OrtException;

    @Override
    void close() throws OrtException;

    /**
     * One turn.
     *
     * @param milliseconds for one token, by the clock
     * @param processorMilliseconds for one token, of all threads of this process together: while one contender works the
     *     others wait, so this is its own, whatever else the machine does
     */
    record Turn(double milliseconds, double processorMilliseconds) {}
}
