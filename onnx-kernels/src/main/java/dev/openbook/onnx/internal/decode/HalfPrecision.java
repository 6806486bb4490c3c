package dev.openbook.onnx.internal.decode;

import dev.openbook.onnx.session.TensorDeclaration.Element;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** Widens rows of numbers of 16 bits, without garbage. */
final class HalfPrecision {
    private HalfPrecision() {}

    /**
     * Widens as many numbers as the target has room for.
     *
     * @param from numbers of 16 bits, in this machine's byte order
     * @param fromByte where the first one stands
     * @param into filled from its position 0 to its capacity
     */
    static void widen(Element element, ByteBuffer from, int fromByte, FloatBuffer into) {
        boolean ieee = element == Element.FLOAT16;
        for (int i = 0; i < into.capacity(); i++) {
            short half = from.getShort(fromByte + i * Short.BYTES);
            into.put(i, ieee ? Float.float16ToFloat(half) : Float.intBitsToFloat(half << 16));
        }
    }
}
