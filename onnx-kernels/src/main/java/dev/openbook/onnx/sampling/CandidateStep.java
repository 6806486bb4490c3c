package dev.openbook.onnx.sampling;

/** Weighs candidates, or drops some; never the likeliest, and never changes their order. */
@FunctionalInterface
interface CandidateStep {

    /** Works in place on one candidate or more. */
    void apply(Candidates candidates);
}
