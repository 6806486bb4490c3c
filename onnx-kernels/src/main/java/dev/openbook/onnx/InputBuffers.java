package dev.openbook.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.openbook.onnx.internal.engine.Tensors;
import dev.openbook.onnx.session.EncoderSignature;
import dev.openbook.onnx.session.EncoderSignature.Input;
import dev.openbook.onnx.session.TensorDeclaration;
import dev.openbook.onnx.session.TensorDeclaration.Element;
import dev.openbook.onnx.tensor.TokenBatch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Direct memory for the inputs of one run, used again for the next: allocating it anew costs more than filling it. One
 * thread at a time. Grows to the largest batch that is usual; the garbage collector frees it.
 */
final class InputBuffers {
    /** 128 thousand tokens for each input. A larger batch gets memory of its own, which nobody keeps. */
    private static final int MAX_KEPT_BYTES = 1 << 20;

    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(1);

    private final EncoderSignature signature;
    private final Map<Input, ByteBuffer> buffers = new EnumMap<>(Input.class);

    InputBuffers(EncoderSignature signature) {
        this.signature = signature;
    }

    /**
     * Tensors over this memory, by input name. The caller closes them; those in a map that failed to fill are closed.
     *
     * @param width tokens of every row, padding included; at least those of the longest text
     */
    Map<String, OnnxTensor> fill(OrtEnvironment environment, TokenBatch batch, int width) throws OrtException {
        long[] shape = {batch.rows(), width};
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            for (Map.Entry<Input, Element> input : signature.inputs().entrySet()) {
                boolean wide = input.getValue() == Element.INT64;
                ByteBuffer buffer = cleared(input.getKey(), bytes(batch.rows(), width, wide));
                write(input.getKey(), batch, width, wide, buffer);
                tensors.put(
                        input.getKey().declaredName(),
                        wide
                                ? OnnxTensor.createTensor(environment, buffer.asLongBuffer(), shape)
                                : OnnxTensor.createTensor(environment, buffer.asIntBuffer(), shape));
            }
            for (TensorDeclaration cache : signature.caches()) {
                tensors.put(cache.name(), empty(environment, cache, batch.rows()));
            }
            return tensors;
        } catch (OrtException | RuntimeException e) {
            tensors.values().forEach(OnnxTensor::close);
            throw e;
        }
    }

    /** Keys and values of no tokens. */
    private static OnnxTensor empty(OrtEnvironment environment, TensorDeclaration cache, int rows) throws OrtException {
        return Tensors.over(
                environment, NOTHING, cache.element(), rows, cache.shape().get(1), 0, cache.shape().getLast());
    }

    private static int bytes(int rows, int width, boolean wide) {
        return Math.multiplyExact(Math.multiplyExact(rows, width), wide ? Long.BYTES : Integer.BYTES);
    }

    private ByteBuffer cleared(Input input, int bytes) {
        ByteBuffer buffer = buffers.get(input);
        if (buffer == null || buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
            if (bytes <= MAX_KEPT_BYTES) {
                buffers.put(input, buffer);
            }
        }
        return buffer.clear().limit(bytes);
    }

    private static void write(Input input, TokenBatch batch, int width, boolean wide, ByteBuffer into) {
        for (int row = 0; row < batch.rows(); row++) {
            for (int column = 0; column < width; column++) {
                int value = value(input, batch, row, column);
                int index = row * width + column;
                if (wide) {
                    into.putLong(index * Long.BYTES, value);
                } else {
                    into.putInt(index * Integer.BYTES, value);
                }
            }
        }
    }

    /** Padding has token 0, segment 0 and a mask of 0; positions count on, so that they stay within any table. */
    private static int value(Input input, TokenBatch batch, int row, int column) {
        boolean token = column < batch.ids()[row].length;
        int[][] types = batch.typeIds();
        return switch (input) {
            case IDS -> token ? batch.ids()[row][column] : 0;
            case MASK -> token ? 1 : 0;
            case TYPES -> token && types != null ? types[row][column] : 0;
            case POSITIONS -> column;
        };
    }
}
