package dev.openbook.onnx.sampling;

import java.nio.FloatBuffer;

/** Brings the tokens that may be drawn out of the vocabulary. NaN and negative infinity are never among them. */
@FunctionalInterface
interface CandidateSource {

    /**
     * Fills the candidates in ascending order of ids.
     *
     * @param candidates emptied first; stays empty if no logit is above negative infinity
     */
    void gather(FloatBuffer logits, Candidates candidates);
}
