package dev.openbook.filetype;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelContent;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Magika's {@code config.min.json} says.
 *
 * @param beginSize how many bytes of the beginning the model reads
 * @param endSize how many of the end
 * @param blockSize from how many bytes at each end white space is taken away first
 * @param padding stands where there are fewer bytes
 * @param leastBytes files with fewer are too short for the model
 * @param labels what the model tells apart, in the order of its output
 * @param threshold how sure it must be
 * @param thresholds the same for labels that differ
 * @param renamed labels that are shown under another name
 */
record MagikaSettings(
        int beginSize,
        int endSize,
        int blockSize,
        int padding,
        int leastBytes,
        List<String> labels,
        double threshold,
        Map<String, Double> thresholds,
        Map<String, String> renamed) {
    private static final String FILE = "config.min.json";
    private static final int MAX_BYTES = 1 << 20;

    MagikaSettings {
        labels = List.copyOf(labels);
        thresholds = Map.copyOf(thresholds);
        renamed = Map.copyOf(renamed);
    }

    /**
     * Reads them.
     *
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if the model is another one, or a version that reads files otherwise
     */
    static MagikaSettings read(ModelContent content) {
        JsonNode file = json(content);
        if (file.path("mid_size").asInt(0) != 0 || file.path("use_inputs_at_offsets").asBoolean(false)) {
            throw unsupported("reads files in another way than version 3 of Magika");
        }
        Map<String, Double> thresholds = new HashMap<>();
        file.path("thresholds").propertyStream().forEach(entry -> thresholds.put(entry.getKey(), entry.getValue().asDouble(1)));
        Map<String, String> renamed = new HashMap<>();
        file.path("overwrite_map").propertyStream().forEach(entry -> renamed.put(entry.getKey(), entry.getValue().asString("")));
        MagikaSettings settings = new MagikaSettings(
                file.path("beg_size").asInt(0),
                file.path("end_size").asInt(0),
                file.path("block_size").asInt(0),
                file.path("padding_token").asInt(0),
                file.path("min_file_size_for_dl").asInt(0),
                file.path("target_labels_space").valueStream().map(label -> label.asString("")).toList(),
                file.path("medium_confidence_threshold").asDouble(0),
                thresholds,
                renamed);
        if (!settings.sensible()) {
            throw unsupported("has a " + FILE + " that lacks sizes or labels");
        }
        return settings;
    }

    double thresholdOf(String label) {
        return thresholds.getOrDefault(label, threshold);
    }

    private boolean sensible() {
        return beginSize > 0 && endSize > 0 && leastBytes > 0 && leastBytes <= beginSize && !labels.isEmpty()
                && blockSize >= Math.max(beginSize, endSize) && blockSize <= MAX_BYTES;
    }

    private static JsonNode json(ModelContent content) {
        if (!content.contains(FILE)) {
            throw unsupported("has no " + FILE);
        }
        ByteBuffer bytes = content.bytes(FILE);
        byte[] copy = new byte[Math.min(bytes.remaining(), MAX_BYTES)];
        bytes.get(copy);
        try {
            return new JsonMapper().readTree(copy);
        } catch (JacksonException e) {
            throw new OpenbookException(
                    FailureCode.MODEL_DAMAGED, "The model's file " + FILE + " is not JSON. Fetch it again from its publisher.", e);
        }
    }

    private static OpenbookException unsupported(String what) {
        return new OpenbookException(
                FailureCode.MODEL_UNSUPPORTED,
                "The model " + what + ". Give a folder of Magika's model, version 3: model.onnx and config.min.json.");
    }
}
