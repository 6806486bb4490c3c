package dev.openbook.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.openbook.onnx.session.EncoderSignature;
import dev.openbook.onnx.tensor.FloatTensor;
import dev.openbook.onnx.tensor.TokenBatch;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * A place to run an encoder: memory for the inputs and the output of one run, used again for the next. One thread at a time;
 * between runs it holds nothing native but that memory, which the garbage collector frees.
 */
final class EncoderRun {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final EncoderSignature signature;
    private final InputBuffers inputs;
    private final OutputBuffer output = new OutputBuffer();
    private boolean shapeForeseeable = true;

    EncoderRun(OrtEnvironment environment, OrtSession session, EncoderSignature signature) {
        this.environment = environment;
        this.session = session;
        this.signature = signature;
        this.inputs = new InputBuffers(signature);
    }

    FloatTensor run(TokenBatch batch) throws OrtException {
        Map<String, OnnxTensor> tensors = inputs.fill(environment, batch);
        try {
            long[] shape = shapeForeseeable ? OutputBuffer.shape(signature.output(), batch) : null;
            return shape == null ? allocating(tensors, batch) : foreseeing(tensors, shape, batch);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    /**
     * Lets the graph write into the memory here. The engine refuses a shape that is not the graph's; whether it was that, or
     * whether the run fails anyhow, shows by running again without one.
     */
    private FloatTensor foreseeing(Map<String, OnnxTensor> tensors, long[] shape, TokenBatch batch) throws OrtException {
        try (OnnxTensor written = output.tensor(environment, shape)) {
            session.run(tensors, Map.of(name(), written)).close();
        } catch (OrtException e) {
            FloatTensor otherwise = allocating(tensors, batch);
            shapeForeseeable = false;
            return otherwise;
        }
        return output.read(shape);
    }

    private FloatTensor allocating(Map<String, OnnxTensor> tensors, TokenBatch batch) throws OrtException {
        try (OrtSession.Result result = session.run(tensors, Set.of(name()))) {
            if (!(result.get(0) instanceof OnnxTensor tensor)) {
                throw new OrtException("The output " + name() + " is not a tensor.");
            }
            FloatBuffer values = tensor.getFloatBuffer(); // a copy already; half precision is widened into direct memory
            int[] shape = LongStream.of(tensor.getInfo().getShape()).mapToInt(Math::toIntExact).toArray();
            if (values == null || shape.length == 0 || shape[0] != batch.rows()) {
                throw new OrtException("The output " + name() + " does not have one row per text.");
            }
            return new FloatTensor(array(values), shape);
        }
    }

    private String name() {
        return signature.output().name();
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
