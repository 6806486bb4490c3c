package dev.openbook.benchmarks;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The least that decoding through ONNX Runtime's Java binding can cost, to measure ours against: past and present in the same
 * pinned direct buffers, logits pinned, the likeliest token next, nobody listening, nothing checked. For graphs with
 * GroupQueryAttention, caches of 32-bit floats, logits of all positions or of the last, one text at a time.
 *
 * <p>One thread at a time; whoever opens it closes it.
 */
final class BareDecodeLoop implements DecodeLoop {
    private static final int CHUNK = 128;

    private final String name;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final int capacity;
    private final Map<String, OnnxTensor> inputs = new HashMap<>();
    private final Map<String, OnnxTensor> outputs = new HashMap<>();
    private final LongBuffer id = direct(Long.BYTES).asLongBuffer();
    private final LongBuffer ones;
    private final FloatBuffer logits;
    private final OnnxTensor pinnedLogits;
    private final OnnxTensor pinnedId;
    private int length;

    /**
     * Opens a graph file.
     *
     * @param capacity positions that the caches have room for
     */
    BareDecodeLoop(Path graph, int threads, boolean spinning, int capacity) throws OrtException {
        name = "ONNX Runtime, bare loop" + (spinning ? ", spinning" : "");
        this.capacity = capacity;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", spinning ? "1" : "0");
            session = environment.createSession(graph.toString(), options);
        }
        ones = direct(capacity * Long.BYTES).asLongBuffer();
        for (int i = 0; i < capacity; i++) {
            ones.put(i, 1);
        }
        for (NodeInfo input : session.getInputInfo().values()) {
            if (input.getName().startsWith("past_key_values.")) {
                pin(input.getName(), ((TensorInfo) input.getInfo()).getShape());
            }
        }
        NodeInfo output = Objects.requireNonNull(session.getOutputInfo().get("logits"), "The graph gives no logits.");
        int vocabulary = Math.toIntExact(((TensorInfo) output.getInfo()).getShape()[2]);
        logits = direct(vocabulary * Float.BYTES).asFloatBuffer();
        pinnedLogits = OnnxTensor.createTensor(environment, logits, new long[] {1, 1, vocabulary});
        outputs.put("logits", pinnedLogits);
        pinnedId = OnnxTensor.createTensor(environment, id, new long[] {1, 1});
        inputs.put("input_ids", pinnedId);
    }

    private void pin(String past, long[] shape) throws OrtException {
        int floats = Math.toIntExact(shape[1] * shape[3] * capacity);
        FloatBuffer cache = direct(floats * Float.BYTES).asFloatBuffer();
        OnnxTensor tensor = OnnxTensor.createTensor(environment, cache, new long[] {1, shape[1], capacity, shape[3]});
        inputs.put(past, tensor);
        outputs.put(past.replace("past_key_values", "present"), tensor);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void read(int context) throws OrtException {
        outputs.remove("logits");
        for (length = 0; length < context; ) {
            int chunk = Math.min(CHUNK, context - length);
            long[][] ids = new long[1][chunk];
            Arrays.fill(ids[0], 1);
            length += chunk;
            try (OnnxTensor several = OnnxTensor.createTensor(environment, ids)) {
                inputs.put("input_ids", several);
                run(Set.of("logits"));
            }
        }
        inputs.put("input_ids", pinnedId);
        outputs.put("logits", pinnedLogits);
    }

    @Override
    public int append(int token) throws OrtException {
        id.put(0, token);
        length++;
        run(Set.of());
        return likeliest(logits);
    }

    private void run(Set<String> further) throws OrtException {
        try (OnnxTensor mask = OnnxTensor.createTensor(environment, ones.slice(0, length), new long[] {1, length})) {
            inputs.put("attention_mask", mask);
            session.run(inputs, further, outputs).close();
        }
    }

    /** The index of the largest. */
    static int likeliest(FloatBuffer logits) {
        int best = 0;
        float most = logits.get(0);
        for (int i = 1; i < logits.limit(); i++) {
            float value = logits.get(i);
            if (value > most) {
                most = value;
                best = i;
            }
        }
        return best;
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() throws OrtException {
        inputs.remove("attention_mask");
        inputs.values().forEach(OnnxTensor::close);
        pinnedLogits.close();
        session.close();
    }
}
