package dev.openbook.onnx.sampling;

import java.nio.FloatBuffer;

/** Changes the logits of single tokens before any token is left out. May keep scratch memory; one generation at a time. */
@FunctionalInterface
interface LogitsStep {

    /**
     * Changes logits in place.
     *
     * @param logits one for each token of the vocabulary, by absolute index from 0
     */
    void apply(FloatBuffer logits, TokenHistory history);
}
