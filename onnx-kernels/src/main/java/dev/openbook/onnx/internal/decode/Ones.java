package dev.openbook.onnx.internal.decode;

import dev.openbook.onnx.internal.cache.DirectMemory;
import dev.openbook.onnx.session.TensorDeclaration.Element;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

/** Ones without end: a mask over any number of tokens is their beginning. Nobody writes to them. Thread-safe. */
final class Ones {
    private static final int FIRST = 4_096;

    private final int most;
    private final Map<Element, ByteBuffer> buffers = new EnumMap<>(Element.class);

    /**
     * As many as asked for.
     *
     * @param most how many will ever be
     */
    Ones(int most) {
        this.most = most;
    }

    /** At least so many ones of 32 or 64 bits; more by doubling, so that few are ever left behind. */
    synchronized ByteBuffer of(Element element, int count) {
        ByteBuffer ones = buffers.get(element);
        if (ones == null || ones.capacity() / element.bytes() < count) {
            long ample = Math.max(FIRST, ones == null ? 0 : 2L * ones.capacity() / element.bytes());
            ones = filled(element, (int) Math.max(count, Math.min(ample, most)));
            buffers.put(element, ones);
        }
        return ones;
    }

    private static ByteBuffer filled(Element element, int count) {
        ByteBuffer ones = DirectMemory.allocate((long) count * element.bytes());
        for (int i = 0; i < count; i++) {
            if (element == Element.INT64) {
                ones.putLong(i * Long.BYTES, 1);
            } else {
                ones.putInt(i * Integer.BYTES, 1);
            }
        }
        return ones;
    }
}
