package dev.openbook.onnx.sampling;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Logits in direct memory, as the engine gives them. */
final class Logits {
    private Logits() {}

    static FloatBuffer of(float... values) {
        return ByteBuffer.allocateDirect(values.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .put(0, values);
    }

    static float[] values(FloatBuffer logits) {
        float[] values = new float[logits.limit()];
        logits.get(0, values);
        return values;
    }
}
