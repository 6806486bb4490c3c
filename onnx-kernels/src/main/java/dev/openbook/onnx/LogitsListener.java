package dev.openbook.onnx;

import java.nio.FloatBuffer;

/**
 * Hears the logits after each of several tokens, in their order. Must not use the sequence that is being read, and be quick: where a
 * model gives the logits of whole chunks, texts of its session share the memory for them.
 */
@FunctionalInterface
public interface LogitsListener {

    /**
     * One token was read.
     *
     * @param index of the token among those appended
     * @param logits of the token that would follow it; direct memory, valid during this call
     */
    void logits(int index, FloatBuffer logits);
}
