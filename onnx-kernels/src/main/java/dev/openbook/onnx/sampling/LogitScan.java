package dev.openbook.onnx.sampling;

import java.nio.FloatBuffer;

/**
 * Passes over the logits of a whole vocabulary. Each hot loop stands alone in a small method, because then it compiles to
 * little more than a comparison per token; with more around it, it was seen to take up to four times as long. NaN is passed
 * over everywhere.
 */
final class LogitScan {
    private LogitScan() {}

    /** The greatest logit; negative infinity if there is none above it. */
    static float greatest(FloatBuffer logits) {
        float greatest = Float.NEGATIVE_INFINITY;
        int size = logits.limit();
        for (int id = 0; id < size; id++) {
            float logit = logits.get(id);
            if (logit > greatest) {
                greatest = logit;
            }
        }
        return greatest;
    }

    /** The first token from an id on with at least this logit; the size of the vocabulary if there is none. */
    static int nextAtLeast(float least, int from, FloatBuffer logits) {
        int size = logits.limit();
        for (int id = from; id < size; id++) {
            if (logits.get(id) >= least) {
                return id;
            }
        }
        return size;
    }
}
