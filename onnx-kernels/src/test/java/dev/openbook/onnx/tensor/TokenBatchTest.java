package dev.openbook.onnx.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenBatchTest {

    @Test
    void knowsItsShape() {
        TokenBatch batch = TokenBatch.of(List.of(new int[] {1, 2, 3}, new int[] {4}));
        assertThat(batch.rows()).isEqualTo(2);
        assertThat(batch.width()).isEqualTo(3);
        assertThat(batch.ragged()).isTrue();
        assertThat(TokenBatch.of(List.of(new int[] {1}, new int[] {4})).ragged()).isFalse();
    }

    @Test
    void emptyRowsAndSegmentsOfAnotherShapeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TokenBatch.of(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> TokenBatch.of(List.of(new int[0])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenBatch(new int[][] {{1, 2}}, new int[][] {{0}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenBatch(new int[][] {{1}, {2}}, new int[][] {{0}}));
    }

    @Test
    void aTensorsShapeMustFitItsValues() {
        assertThat(new FloatTensor(new float[6], new int[] {1, 2, 3}).lastDimension()).isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> new FloatTensor(new float[5], new int[] {2, 3}));
    }
}
