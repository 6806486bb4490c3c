package dev.openbook.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SelfCheckTest {

    @Test
    void differencesAreMeasuredByTheSpreadOfTheLogits() {
        float[] logits = {-1, 1, -1, 1}; // spread 1
        assertThat(SelfCheck.difference(logits, logits)).isZero();
        assertThat(SelfCheck.difference(new float[] {-0.9f, 1.1f, -1.1f, 0.9f}, logits)).isCloseTo(0.1, within(1e-6));
        assertThat(SelfCheck.difference(new float[] {-90, 110, -110, 90}, new float[] {-100, 100, -100, 100}))
                .isCloseTo(0.1, within(1e-6));
    }

    @Test
    void tokensThatAreRuledOutDoNotCount() {
        float never = Float.NEGATIVE_INFINITY;
        assertThat(SelfCheck.difference(new float[] {-1, 1, never}, new float[] {-1, 1, never})).isZero();
    }

    @Test
    void aTokenThatOneRulesOutAndTheOtherDoesNotIsADifference() {
        float never = Float.NEGATIVE_INFINITY;
        assertThat(SelfCheck.difference(new float[] {-1, 1, never}, new float[] {-1, 1, 0})).isInfinite();
        assertThat(SelfCheck.difference(new float[] {never, 1}, new float[] {1, never})).isInfinite();
    }

    @Test
    void logitsThatAreAllTheSameAreStillCompared() {
        assertThat(SelfCheck.difference(new float[] {3, 3}, new float[] {2, 2})).isGreaterThan(1);
    }
}
