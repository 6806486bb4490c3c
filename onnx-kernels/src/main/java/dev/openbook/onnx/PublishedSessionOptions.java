package dev.openbook.onnx;

import dev.openbook.model.Device;
import dev.openbook.onnx.OnnxSettings.GraphOptimisation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a model's publisher asks of the engine, as {@code session_options} in {@code genai_config.json} does. It comes with the model,
 * so it is not trusted: threads are honoured up to the processors there are, the optimisation where it is lower than ours, a
 * list of harmless configuration entries; a device only where the user asked for the same. What is not honoured is told in
 * {@link DecoderFacts#notices()}, and entries that are not known are refused with {@code MODEL_UNSUPPORTED}.
 *
 * @param intraOpThreads {@code intra_op_num_threads}
 * @param optimisation {@code graph_optimization_level}
 * @param devices {@code provider_options}, one each
 * @param configEntries {@code config_entries}
 * @param customOperators {@code custom_ops_library}: a program of the publisher's; always refused with {@code MODEL_UNSAFE}
 */
public record PublishedSessionOptions(
        OptionalInt intraOpThreads,
        Optional<GraphOptimisation> optimisation,
        List<Device> devices,
        Map<String, String> configEntries,
        Optional<String> customOperators) {

    /** Copies the collections. */
    public PublishedSessionOptions {
        devices = List.copyOf(devices);
        configEntries = Map.copyOf(configEntries);
    }

    /** Nothing is asked for. */
    public static PublishedSessionOptions none() {
        return new PublishedSessionOptions(
                OptionalInt.empty(), Optional.empty(), List.of(), Map.of(), Optional.empty());
    }
}
