package dev.openbook.onnx.internal.engine;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.onnx.session.TensorDeclaration;
import dev.openbook.onnx.session.TensorDeclaration.Element;
import dev.openbook.onnx.tensor.FloatTensor;
import dev.openbook.onnx.tensor.LongTensor;
import dev.openbook.onnx.tensor.NumberTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Carries tensors into a graph's declared types, and out of them. */
public final class TensorTransfer {
    private TensorTransfer() {}

    /**
     * An input in the type that the graph declares. The caller closes it.
     *
     * @throws OpenbookException with {@code ARGUMENT_INVALID} if type or shape are not what is declared
     */
    public static OnnxTensor input(
            OrtEnvironment environment, String graph, TensorDeclaration declared, NumberTensor value) throws OrtException {
        requireShape(graph, declared, value.shape());
        Element element = declared.element();
        long[] shape = Arrays.stream(value.shape()).asLongStream().toArray();
        ByteBuffer bytes;
        if (value instanceof LongTensor whole && element.whole()) {
            bytes = direct(whole.values().length, element);
            for (long number : whole.values()) {
                if (element == Element.INT64) {
                    bytes.putLong(number);
                } else {
                    bytes.putInt(requireInt(graph, declared, number));
                }
            }
        } else if (value instanceof FloatTensor real && (element == Element.FLOAT || element == Element.FLOAT16)) {
            bytes = direct(real.values().length, element);
            for (float number : real.values()) {
                if (element == Element.FLOAT) {
                    bytes.putFloat(number);
                } else {
                    bytes.putShort(Float.floatToFloat16(number));
                }
            }
        } else {
            throw invalid(graph, declared, "takes numbers of the type " + element + ", not those of a "
                    + value.getClass().getSimpleName());
        }
        OnnxJavaType type = Declarations.type(element);
        return OnnxTensor.createTensor(environment, bytes.flip(), shape, type);
    }

    /** The outputs of a run, copied, in the order of their names. */
    public static Map<String, FloatTensor> outputs(String graph, OrtSession.Result result, List<String> names) throws OrtException {
        Map<String, FloatTensor> outputs = new LinkedHashMap<>();
        for (String name : names) {
            FloatTensor output = result.get(name).orElse(null) instanceof OnnxTensor tensor ? floats(tensor) : null;
            if (output == null) {
                throw new OpenbookException(
                        FailureCode.ARGUMENT_INVALID,
                        "The output \"" + name + "\" of the graph " + graph + " holds no floating-point numbers. Ask for one that does.");
            }
            outputs.put(name, output);
        }
        return outputs;
    }

    private static @Nullable FloatTensor floats(OnnxTensor tensor) {
        FloatBuffer values = tensor.getFloatBuffer();
        if (values == null) {
            return null;
        }
        float[] copy = new float[values.remaining()];
        values.get(copy);
        return new FloatTensor(copy, LongStream.of(tensor.getInfo().getShape()).mapToInt(Math::toIntExact).toArray());
    }

    private static void requireShape(String graph, TensorDeclaration declared, int[] given) {
        boolean fits = given.length == declared.shape().size();
        for (int i = 0; fits && i < given.length; i++) {
            long length = declared.shape().get(i);
            fits = given[i] > 0 && (length < 0 || length == given[i]);
        }
        if (!fits) {
            throw invalid(graph, declared, "has the shape " + declared.shape() + " (-1 varies), not " + Arrays.toString(given));
        }
    }

    private static int requireInt(String graph, TensorDeclaration declared, long number) {
        if (number != (int) number) {
            throw invalid(graph, declared, "takes whole numbers of 32 bits, and " + number + " was given");
        }
        return (int) number;
    }

    private static ByteBuffer direct(int count, Element element) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(count, element.bytes())).order(ByteOrder.nativeOrder());
    }

    private static OpenbookException invalid(String graph, TensorDeclaration declared, String what) {
        return new OpenbookException(
                FailureCode.ARGUMENT_INVALID,
                "The input \"" + declared.name() + "\" of the graph " + graph + " " + what + ".");
    }
}
