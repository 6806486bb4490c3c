package dev.openbook.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.onnx.session.TensorDeclaration;
import dev.openbook.onnx.session.TensorDeclaration.Element;
import org.junit.jupiter.api.Test;

class OutputBufferTest {
    @Test
    void whatVariesAreTheTextsAndThenTheirTokens() {
        assertThat(shape(Element.FLOAT, -1, -1, 384)).containsExactly(2, 3, 384);
        assertThat(shape(Element.FLOAT, 2, -1, 384)).containsExactly(2, 3, 384);
        assertThat(shape(Element.FLOAT, -1, 384)).containsExactly(2, 384);
        assertThat(shape(Element.FLOAT, -1, -1)).containsExactly(2, 3);
    }

    @Test
    void aShapeThatCannotBeToldBeforehandIsNot() {
        assertThat(shape(Element.FLOAT, -1, -1, -1)).isNull();
        assertThat(shape(Element.FLOAT, -1, 5, 384)).isNull();
        assertThat(shape(Element.FLOAT, 1, -1, 384)).isNull();
        assertThat(shape(Element.FLOAT, -1)).isNull();
        assertThat(shape(Element.FLOAT, -1, -1, 12, 64)).isNull();
        assertThat(shape(Element.OTHER, -1, -1, 384)).isNull();
    }

    @Test
    void largeOutputsAreLeftToTheEngine() {
        assertThat(shape(Element.FLOAT, -1, 131_072)).containsExactly(2, 131_072);
        assertThat(shape(Element.FLOAT, -1, 131_073)).isNull();
        assertThat(shape(Element.FLOAT, -1, -1, Long.MAX_VALUE / 2)).isNull();
    }

    private static long[] shape(Element element, long... declared) {
        return OutputBuffer.shape(
                new TensorDeclaration("output", element, java.util.Arrays.stream(declared).boxed().toList()), 2, 3);
    }
}
