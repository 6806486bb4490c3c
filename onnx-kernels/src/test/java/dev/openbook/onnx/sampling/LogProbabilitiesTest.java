package dev.openbook.onnx.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogProbabilitiesTest {
    private static final float NAN = Float.NaN;
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    @Test
    void probabilitiesOfALargeVocabularySumToOne() {
        Random random = new Random(9);
        float[] logits = new float[128_256];
        for (int id = 0; id < logits.length; id++) {
            logits[id] = (float) (random.nextGaussian() * 2.5);
        }
        LogProbabilities model = LogProbabilities.of(Logits.of(logits));
        double sum = 0;
        for (int id = 0; id < logits.length; id++) {
            sum += Math.exp(model.of(id));
        }
        assertThat(sum).isCloseTo(1, within(1e-11));
    }

    @Test
    void likeliestFirstAndOfEqualsTheFirst() {
        LogProbabilities model = LogProbabilities.of(Logits.of(2, 5, NAN, 5, Float.NEGATIVE_INFINITY, 3));
        assertThat(model.likeliest(3)).extracting(TokenLogProbability::id).containsExactly(1, 3, 5);
        assertThat(model.likeliest(100)).extracting(TokenLogProbability::id).containsExactly(1, 3, 5, 0);
        assertThat(model.likeliest(2).get(1).logProbability()).isEqualTo(model.of(3));
        assertThat(model.likeliest(0)).isEmpty();
    }

    @Test
    void whatIsNoNumberIsImpossible() {
        LogProbabilities model = LogProbabilities.of(Logits.of(NAN, 1, Float.NEGATIVE_INFINITY));
        assertThat(model.of(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(model.of(1)).isEqualTo(0);
        assertThat(model.of(2)).isEqualTo(Double.NEGATIVE_INFINITY);
        LogProbabilities nothing = LogProbabilities.of(Logits.of(NAN, Float.NEGATIVE_INFINITY));
        assertThat(nothing.of(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(nothing.of(1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(nothing.likeliest(5)).isEmpty();
    }

    @Test
    void infiniteLogitsShareEverything() {
        LogProbabilities model = LogProbabilities.of(Logits.of(INFINITY, 3, INFINITY));
        assertThat(model.of(0)).isCloseTo(Math.log(0.5), within(1e-15));
        assertThat(model.of(1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(model.likeliest(9)).extracting(TokenLogProbability::id).containsExactly(0, 2, 1);
    }

    @Test
    void extremesNeitherOverflowNorVanish() {
        LogProbabilities model = LogProbabilities.of(Logits.of(Float.MAX_VALUE, -Float.MAX_VALUE, 0));
        assertThat(model.of(0)).isEqualTo(0);
        assertThat(model.of(1)).isEqualTo(-2.0 * Float.MAX_VALUE);
        assertThat(LogProbabilities.of(Logits.of(-2_000, -2_001)).of(1)).isCloseTo(-1.31326169, within(1e-8));
    }

    @Test
    void aBufferIsReadFromItsPosition() {
        FloatBuffer logits = Logits.of(9, 1, 1);
        logits.position(1);
        LogProbabilities model = LogProbabilities.of(logits);
        assertThat(model.of(0)).isCloseTo(Math.log(0.5), within(1e-15));
        assertThatThrownBy(() -> model.of(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> model.of(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
