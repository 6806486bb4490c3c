package dev.openbook.onnx;

import java.nio.FloatBuffer;

/** Hears the logits after each of several tokens, in their order. */
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
