package dev.openbook.onnx.internal.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.openbook.onnx.internal.cache.DirectMemory;
import dev.openbook.onnx.internal.engine.Tensors;
import dev.openbook.onnx.session.TensorDeclaration.Element;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** Memory for the logits of all positions of a run: up to 64 MiB, shared by the sequences of a session in turn. */
final class LogitsRows {
    private final OrtEnvironment environment;
    private final LogitsShape shape;
    private final ByteBuffer raw;

    LogitsRows(OrtEnvironment environment, LogitsShape shape, int rows) {
        this.environment = environment;
        this.shape = shape;
        this.raw = DirectMemory.allocate(rows * shape.bytesPerPosition());
    }

    /** What a run of so many positions writes into. The caller closes it. */
    OnnxTensor tensor(int rows) throws OrtException {
        return Tensors.over(environment, raw, shape.element(), shape.shapeOf(rows));
    }

    /** Copies a row, widened if need be. */
    void copyRow(int row, FloatBuffer into) {
        int at = Math.toIntExact(row * shape.bytesPerPosition());
        if (shape.element() == Element.FLOAT) {
            into.put(0, raw.asFloatBuffer(), at / Float.BYTES, shape.vocabulary());
        } else {
            HalfPrecision.widen(shape.element(), raw, at, into);
        }
    }
}
