package dev.openbook.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.onnx.session.TensorDeclaration.Element;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class HalfPrecisionTest {

    @Test
    void everyHalfIsWidenedToWhatItIs() {
        ByteBuffer halves = ByteBuffer.allocateDirect(2 * (1 << 16)).order(ByteOrder.nativeOrder());
        for (int i = 0; i < 1 << 16; i++) {
            halves.putShort(2 * i, (short) i);
        }
        FloatBuffer wide = FloatBuffer.allocate(1 << 16);
        HalfPrecision.widen(Element.FLOAT16, halves, 0, wide);
        assertThat(wide.get(0x3c00)).isEqualTo(1);
        assertThat(wide.get(0xc000)).isEqualTo(-2);
        assertThat(wide.get(0x7bff)).isEqualTo(65504);
        assertThat(wide.get(0x0001)).isEqualTo(0x1p-24f);
        assertThat(wide.get(0x7c00)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(wide.get(0x7e00)).isNaN();
        HalfPrecision.widen(Element.BFLOAT16, halves, 0, wide);
        assertThat(wide.get(0x3f80)).isEqualTo(1);
        assertThat(wide.get(0xc000)).isEqualTo(-2);
        assertThat(wide.get(0x4049)).isEqualTo(3.140625f);
    }

    @Test
    void aRowInTheMiddleIsRead() {
        ByteBuffer halves = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
        halves.putShort(4, (short) 0x3c00).putShort(6, (short) 0x4000);
        FloatBuffer row = FloatBuffer.allocate(2);
        HalfPrecision.widen(Element.FLOAT16, halves, 4, row);
        assertThat(row.array()).containsExactly(1, 2);
    }
}
