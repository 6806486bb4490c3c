package dev.openbook.onnx.internal.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.openbook.onnx.internal.cache.DirectMemory;
import dev.openbook.onnx.internal.engine.Tensors;
import dev.openbook.onnx.session.TensorDeclaration.Element;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** Memory for one row of logits: the engine writes into it, the caller reads it. */
final class LastLogits implements AutoCloseable {
    private final LogitsShape shape;
    private final ByteBuffer raw;
    private final FloatBuffer values;
    private final OnnxTensor tensor;

    LastLogits(OrtEnvironment environment, LogitsShape shape) throws OrtException {
        this.shape = shape;
        this.raw = DirectMemory.allocate(shape.bytesPerPosition());
        this.values = shape.element() == Element.FLOAT
                ? raw.asFloatBuffer()
                : DirectMemory.allocate((long) shape.vocabulary() * Float.BYTES).asFloatBuffer();
        this.tensor = Tensors.over(environment, raw, shape.element(), shape.shapeOf(1));
    }

    /** What a run writes into. */
    OnnxTensor tensor() {
        return tensor;
    }

    /** A run has written into the tensor. */
    void written() {
        if (shape.element() != Element.FLOAT) {
            HalfPrecision.widen(shape.element(), raw, 0, values);
        }
    }

    /** The row, ready to be read from its beginning. */
    FloatBuffer values() {
        return values.clear();
    }

    @Override
    public void close() {
        tensor.close();
    }
}
