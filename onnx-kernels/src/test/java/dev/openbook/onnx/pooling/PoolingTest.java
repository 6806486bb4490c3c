package dev.openbook.onnx.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PoolingTest {
    /** Padding or another text, then three tokens of two dimensions, then padding. */
    private static final float[] VALUES = {99, 99, 1, -8, 2, 4, 6, 1, 99, 99};

    @Test
    void eachWayOverThreeTokens() {
        assertPooled(Pooling.MEAN, 3, -1);
        assertPooled(Pooling.FIRST_TOKEN, 1, -8);
        assertPooled(Pooling.LAST_TOKEN, 6, 1);
        assertPooled(Pooling.MAX, 6, 4);
        assertPooled(Pooling.MEAN_SQRT_LENGTH, 9 / Math.sqrt(3), -3 / Math.sqrt(3));
        assertPooled(Pooling.WEIGHTED_MEAN, (1 + 4 + 18) / 6.0, (-8 + 8 + 3) / 6.0);
    }

    @Test
    void oneTokenIsItself() {
        for (Pooling pooling : Pooling.values()) {
            assertThat(pooling.apply(VALUES, 2, 1, 2)).as(pooling.name()).containsExactly(1, -8);
        }
    }

    @Test
    void tokensOutsideTheValuesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pooling.MEAN.apply(VALUES, 6, 3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Pooling.MEAN.apply(VALUES, 0, 0, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Pooling.MEAN.apply(VALUES, -1, 1, 2));
    }

    private static void assertPooled(Pooling pooling, double first, double second) {
        float[] pooled = pooling.apply(VALUES, 2, 3, 2);
        assertThat(pooled).as(pooling.name()).hasSize(2);
        assertThat((double) pooled[0]).as(pooling.name()).isCloseTo(first, within(1e-6));
        assertThat((double) pooled[1]).as(pooling.name()).isCloseTo(second, within(1e-6));
    }
}
