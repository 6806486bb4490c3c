package dev.openbook.onnx.internal.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.openbook.onnx.internal.engine.Tensors;
import dev.openbook.onnx.session.DecoderSignature;
import dev.openbook.onnx.session.DecoderSignature.Switch;
import dev.openbook.onnx.session.TensorDeclaration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that goes into one graph but its caches, and the maps of a run. Memory and tensors are used again from run to run;
 * only the mask, which grows, is shown anew. One thread at a time.
 */
final class RunInputs implements AutoCloseable {
    private final OrtEnvironment environment;
    private final Ones ones;
    private final Optional<TensorDeclaration> mask;
    private final NumberInput ids;
    private final @Nullable NumberInput positions;
    private final Map<Switch, NumberInput> switches = new EnumMap<>(Switch.class);
    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
    private @Nullable OnnxTensor shownMask;

    RunInputs(OrtEnvironment environment, Ones ones, DecoderSignature signature, int chunk) {
        this.environment = environment;
        this.ones = ones;
        this.mask = signature.mask();
        this.ids = new NumberInput(environment, signature.ids(), chunk);
        this.positions = signature.positions().map(declared -> new NumberInput(environment, declared, chunk)).orElse(null);
        signature.switches().forEach((meaning, declared) -> switches.put(meaning, new NumberInput(environment, declared, 1)));
    }

    /** The inputs of the run, by name. */
    Map<String, OnnxTensor> inputs() {
        return inputs;
    }

    /** The outputs whose memory is given, by name. */
    Map<String, OnnxTensor> outputs() {
        return outputs;
    }

    /**
     * Puts tokens and what goes with them.
     *
     * @param length how many tokens the caches hold
     * @param logitsWanted for how many of the last tokens
     */
    void fill(int[] tokens, int from, int count, int length, int logitsWanted) throws OrtException {
        for (int i = 0; i < count; i++) {
            ids.put(i, tokens[from + i]);
        }
        inputs.put(ids.name(), ids.row(count));
        if (positions != null) {
            for (int i = 0; i < count; i++) {
                positions.put(i, length + i);
            }
            inputs.put(positions.name(), positions.row(count));
        }
        if (mask.isPresent()) {
            putMask(mask.get(), length + count);
        }
        for (Map.Entry<Switch, NumberInput> entry : switches.entrySet()) {
            NumberInput input = entry.getValue();
            input.put(0, value(entry.getKey(), length, count, logitsWanted));
            inputs.put(input.name(), input.single());
        }
    }

    private static long value(Switch meaning, int length, int count, int logitsWanted) {
        return switch (meaning) {
            case LOGITS_TO_KEEP -> logitsWanted;
            case CACHE_BRANCH -> length > 0 ? 1 : 0;
            case LAST_POSITION -> length + count - 1L;
            case TOTAL_LENGTH -> length + (long) count;
        };
    }

    private void putMask(TensorDeclaration declared, int total) throws OrtException {
        closeMask();
        OnnxTensor shown =
                Tensors.over(environment, ones.of(declared.element(), total), declared.element(), 1, total);
        shownMask = shown;
        inputs.put(declared.name(), shown);
    }

    private void closeMask() {
        if (shownMask != null) {
            shownMask.close();
            shownMask = null;
        }
    }

    @Override
    public void close() {
        closeMask();
        ids.close();
        if (positions != null) {
            positions.close();
        }
        switches.values().forEach(NumberInput::close);
    }
}
