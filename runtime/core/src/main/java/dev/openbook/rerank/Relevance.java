package dev.openbook.rerank;

import dev.openbook.internal.encode.Activation;

/**
 * How the outputs of a reranker are read.
 *
 * @param relevant which of its outputs is for relevant
 * @param probability whether the score is a probability; otherwise it is the logit
 */
record Relevance(int relevant, boolean probability) {

    /** One number for the outputs: the logit itself, or by how much the relevant one of two is the larger. */
    double logit(float[] outputs) {
        return outputs.length == 1 ? outputs[0] : (double) outputs[relevant] - outputs[1 - relevant];
    }

    /** The sigmoid of a difference of two logits is what softmax makes of the two. */
    double score(double logit) {
        return probability ? Activation.sigmoid(logit) : logit;
    }
}
