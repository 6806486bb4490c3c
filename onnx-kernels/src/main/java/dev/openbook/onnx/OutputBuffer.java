package dev.openbook.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.openbook.onnx.session.TensorDeclaration;
import dev.openbook.onnx.session.TensorDeclaration.Element;
import dev.openbook.onnx.tensor.FloatTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Direct memory that a graph writes one output of a run into, used again for the next. An output that the engine allocates has
 * to be asked for its type and shape and wrapped, which costs a short text some 50 microseconds more. One thread at a time.
 * Grows to the largest output it is given; the garbage collector frees it.
 */
final class OutputBuffer {
    /** Some 250 thousand numbers: 512 tokens of 512 dimensions. A run that gives more takes too long for this to matter. */
    private static final long MAX_BYTES = 1 << 20;

    private ByteBuffer memory = ByteBuffer.allocateDirect(0);

    /**
     * The shape that an output will have if what varies in it are the texts and then their tokens, as in every export known
     * that gives a vector or a number per token, or numbers of fixed count per text;
     * null if that cannot be told beforehand, or if the output is too large to keep memory for.
     */
    static long @Nullable [] shape(TensorDeclaration output, int rows, int width) {
        List<Long> declared = output.shape();
        int rank = declared.size();
        if (output.element() != Element.FLOAT || rank < 2 || rank > 3) {
            return null;
        }
        long[] shape = rank == 2
                ? new long[] {rows, declared.get(1) < 0 ? width : declared.get(1)}
                : new long[] {rows, width, declared.get(2)};
        for (int i = 0; i < rank; i++) {
            if (shape[i] < 1 || shape[i] > MAX_BYTES || (declared.get(i) >= 0 && declared.get(i) != shape[i])) {
                return null;
            }
        }
        return bytes(shape) <= MAX_BYTES ? shape : null;
    }

    /** A tensor of this shape over the memory, for the graph to write into. The caller closes it. */
    OnnxTensor tensor(OrtEnvironment environment, long[] shape) throws OrtException {
        return OnnxTensor.createTensor(environment, floats(shape), shape);
    }

    /** A copy of what the graph wrote. */
    FloatTensor read(long[] shape) {
        FloatBuffer written = floats(shape);
        float[] values = new float[written.remaining()];
        written.get(values);
        return new FloatTensor(values, Arrays.stream(shape).mapToInt(Math::toIntExact).toArray());
    }

    private FloatBuffer floats(long[] shape) {
        int bytes = Math.toIntExact(bytes(shape));
        if (memory.capacity() < bytes) {
            memory = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        return memory.clear().limit(bytes).asFloatBuffer();
    }

    private static long bytes(long[] shape) {
        long bytes = Float.BYTES;
        for (long length : shape) {
            bytes *= length;
        }
        return bytes;
    }
}
