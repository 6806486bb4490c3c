package dev.openbook.benchmarks;

import ai.onnxruntime.OrtException;
import java.util.function.IntUnaryOperator;

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
    Turn decode(int context, int tokens);

    @Override
    void close() throws OrtException;

    /** Writes tokens one after the other, each made from the one before, and takes the time of all but the first. */
    static Turn timed(int first, int tokens, IntUnaryOperator step) {
        int token = step.applyAsInt(first);
        Stopwatch watch = Stopwatch.started();
        for (int i = 0; i < tokens; i++) {
            token = step.applyAsInt(token);
        }
        return watch.turn(tokens);
    }

    /**
     * One turn.
     *
     * @param milliseconds for one token, by the clock
     * @param processorMilliseconds for one token, of all threads of this process together: while one contender works the
     *     others wait, so this is its own, whatever else the machine does
     */
    record Turn(double milliseconds, double processorMilliseconds) {}
}
