package dev.openbook.onnx.internal.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.openbook.onnx.internal.cache.DirectMemory;
import dev.openbook.onnx.internal.engine.Tensors;
import dev.openbook.onnx.session.TensorDeclaration;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** An input of whole numbers (or of one flag) whose memory is used for run after run. */
final class NumberInput implements AutoCloseable {
    private final OrtEnvironment environment;
    private final TensorDeclaration declared;
    private final ByteBuffer memory;
    private @Nullable OnnxTensor tensor;
    private int shown = -1;

    NumberInput(OrtEnvironment environment, TensorDeclaration declared, int most) {
        this.environment = environment;
        this.declared = declared;
        this.memory = DirectMemory.allocate((long) most * declared.element().bytes());
    }

    String name() {
        return declared.name();
    }

    void put(int index, long value) {
        switch (declared.element()) {
            case INT64 -> memory.putLong(index * Long.BYTES, value);
            case INT32 -> memory.putInt(index * Integer.BYTES, Math.toIntExact(value));
            default -> memory.put(index, (byte) value);
        }
    }

    /** One row of the numbers that were put; the same tensor as long as the row has the same length. */
    OnnxTensor row(int count) throws OrtException {
        return shown == count && tensor != null ? tensor : show(count, 1, count);
    }

    /** The first number, in the shape that the graph declares: alone, or in a row of one. */
    OnnxTensor single() throws OrtException {
        if (tensor != null) {
            return tensor;
        }
        return declared.shape().isEmpty() ? show(1) : show(1, 1);
    }

    private OnnxTensor show(int count, long... shape) throws OrtException {
        close();
        OnnxTensor made = Tensors.over(environment, memory, declared.element(), shape);
        tensor = made;
        shown = count;
        return made;
    }

    @Override
    public void close() {
        if (tensor != null) {
            tensor.close();
            tensor = null;
        }
    }
}
