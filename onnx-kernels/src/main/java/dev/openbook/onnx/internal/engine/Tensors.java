package dev.openbook.onnx.internal.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.openbook.onnx.session.TensorDeclaration.Element;
import java.nio.ByteBuffer;

/** Tensors over memory that is here already. */
public final class Tensors {
    private Tensors() {}

    /**
     * A tensor over the beginning of a direct buffer. Nothing is copied. The caller closes it, which leaves the buffer alone.
     *
     * @param shape as many numbers as fit into the buffer, or fewer
     */
    public static OnnxTensor over(OrtEnvironment environment, ByteBuffer memory, Element element, long... shape)
            throws OrtException {
        long bytes = element.bytes();
        for (long length : shape) {
            bytes = Math.multiplyExact(bytes, length);
        }
        return OnnxTensor.createTensor(
                environment, memory.slice(0, Math.toIntExact(bytes)), shape, Declarations.type(element));
    }
}
