package dev.openbook.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.onnx.session.EncoderSignature;
import dev.openbook.onnx.session.TensorDeclaration;
import dev.openbook.onnx.tensor.FloatTensor;
import dev.openbook.onnx.tensor.TokenBatch;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A place to run an encoder: memory for the inputs and the outputs of one run, used again for the next. One thread at a time;
 * between runs it holds nothing native but that memory, which the garbage collector frees.
 */
final class EncoderRun {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final EncoderSignature signature;
    private final InputBuffers inputs;
    private final Map<String, OutputBuffer> memory = new HashMap<>();
    private boolean shapesForeseeable = true;

    EncoderRun(OrtEnvironment environment, OrtSession session, EncoderSignature signature) {
        this.environment = environment;
        this.session = session;
        this.signature = signature;
        this.inputs = new InputBuffers(signature);
    }

    /** The outputs that are wanted, in their order. */
    List<FloatTensor> run(TokenBatch batch, List<TensorDeclaration> wanted) throws OrtException {
        int width = signature.shape().width().orElse(batch.width());
        Map<String, OnnxTensor> tensors = inputs.fill(environment, batch, width);
        try {
            List<long[]> shapes = shapesForeseeable ? foreseen(wanted, batch.rows(), width) : null;
            return shapes == null
                    ? allocating(tensors, wanted, batch.rows())
                    : foreseeing(tensors, wanted, shapes, batch.rows());
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private static @Nullable List<long[]> foreseen(List<TensorDeclaration> wanted, int rows, int width) {
        List<long[]> shapes = new ArrayList<>(wanted.size());
        for (TensorDeclaration output : wanted) {
            long[] shape = OutputBuffer.shape(output, rows, width);
            if (shape == null) {
                return null;
            }
            shapes.add(shape);
        }
        return shapes;
    }

    /**
     * Lets the graph write into the memory here. The engine refuses a shape that is not the graph's; whether it was that, or
     * whether the run fails anyhow, shows by running again without one.
     */
    private List<FloatTensor> foreseeing(
            Map<String, OnnxTensor> tensors, List<TensorDeclaration> wanted, List<long[]> shapes, int rows) throws OrtException {
        Map<String, OnnxTensor> written = new LinkedHashMap<>();
        try {
            for (int i = 0; i < wanted.size(); i++) {
                if (!written.containsKey(wanted.get(i).name())) { // named twice, it is written once
                    written.put(wanted.get(i).name(), memory(wanted.get(i)).tensor(environment, shapes.get(i)));
                }
            }
            session.run(tensors, written).close();
        } catch (OrtException e) {
            List<FloatTensor> otherwise = allocating(tensors, wanted, rows);
            shapesForeseeable = false;
            return otherwise;
        } finally {
            written.values().forEach(OnnxTensor::close);
        }
        List<FloatTensor> outputs = new ArrayList<>(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            outputs.add(memory(wanted.get(i)).read(shapes.get(i)));
        }
        return outputs;
    }

    private OutputBuffer memory(TensorDeclaration output) {
        return memory.computeIfAbsent(output.name(), name -> new OutputBuffer());
    }

    private List<FloatTensor> allocating(Map<String, OnnxTensor> tensors, List<TensorDeclaration> wanted, int rows)
            throws OrtException {
        try (OrtSession.Result result =
                session.run(tensors, wanted.stream().map(TensorDeclaration::name).collect(Collectors.toSet()))) {
            List<FloatTensor> outputs = new ArrayList<>(wanted.size());
            for (TensorDeclaration output : wanted) {
                outputs.add(read(output.name(), result.get(output.name()).orElse(null), rows));
            }
            return outputs;
        }
    }

    private static FloatTensor read(String name, @Nullable OnnxValue value, int rows) {
        if (!(value instanceof OnnxTensor tensor)) {
            throw unsupported("gives no tensor as its output \"" + name + "\"");
        }
        FloatBuffer values = tensor.getFloatBuffer(); // a copy already; half precision is widened into direct memory
        int[] shape = LongStream.of(tensor.getInfo().getShape()).mapToInt(Math::toIntExact).toArray();
        if (values == null || shape.length == 0 || shape[0] != rows) {
            throw unsupported("gives an output \"" + name + "\" of the shape " + Arrays.toString(shape) + " for a batch of " + rows
                    + ", where the first number must be that of the texts");
        }
        return new FloatTensor(array(values), shape);
    }

    private static OpenbookException unsupported(String what) {
        return new OpenbookException(
                FailureCode.MODEL_UNSUPPORTED, "The graph " + what + ". Choose an export that keeps one row per text.");
    }

    private static float[] array(FloatBuffer values) {
        if (values.hasArray()) {
            return values.array();
        }
        float[] array = new float[values.remaining()];
        values.get(array);
        return array;
    }
}
