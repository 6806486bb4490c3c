package dev.openbook.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RelevanceTest {

    @Test
    void ofTwoLogitsTheDifferenceCountsAndItsSigmoidIsTheirSoftmax() {
        Relevance relevance = new Relevance(1, true);
        double logit = relevance.logit(new float[] {-0.5f, 1.25f});
        assertThat(logit).isEqualTo(1.75);
        double softmax = Math.exp(1.25) / (Math.exp(1.25) + Math.exp(-0.5));
        assertThat(relevance.score(logit)).isCloseTo(softmax, within(1e-12));
        assertThat(new Relevance(0, false).logit(new float[] {-0.5f, 1.25f})).isEqualTo(-1.75);
    }

    @Test
    void aLogitMayBeTheScore() {
        assertThat(new Relevance(0, false).score(-3.5)).isEqualTo(-3.5);
        assertThat(new Relevance(0, true).score(800)).isEqualTo(1);
        assertThat(new Relevance(0, true).score(-800)).isZero();
    }
}
