package dev.openbook.embed;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.ConfigurationFiles;
import dev.openbook.onnx.pooling.Pooling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads the Pooling module of sentence-transformers, {@code 1_Pooling/config.json}: a name or, from older versions, a flag for each
 * kind of pooling. Flags count only where there is no name.
 */
final class PoolingReader {
    private static final Map<String, Pooling> NAMES = Map.of(
            "mean", Pooling.MEAN,
            "cls", Pooling.FIRST_TOKEN,
            "max", Pooling.MAX,
            "lasttoken", Pooling.LAST_TOKEN,
            "mean_sqrt_len_tokens", Pooling.MEAN_SQRT_LENGTH,
            "weightedmean", Pooling.WEIGHTED_MEAN);
    private static final Map<String, Pooling> FLAGS = Map.of(
            "pooling_mode_mean_tokens", Pooling.MEAN,
            "pooling_mode_cls_token", Pooling.FIRST_TOKEN,
            "pooling_mode_max_tokens", Pooling.MAX,
            "pooling_mode_lasttoken", Pooling.LAST_TOKEN,
            "pooling_mode_mean_sqrt_len_tokens", Pooling.MEAN_SQRT_LENGTH,
            "pooling_mode_weightedmean_tokens", Pooling.WEIGHTED_MEAN);

    private final String path;
    private final JsonNode configuration;

    private PoolingReader(String path, JsonNode configuration) {
        this.path = path;
        this.configuration = configuration;
    }

    /**
     * The kind of pooling; empty if there is no such file, or if the graph does it.
     *
     * @param prompted whether the model puts a prompt in front of texts
     * @param inGraph whether the graph gives a vector for each text
     * @throws OpenbookException with {@code MODEL_DAMAGED} if the file is not a JSON object, {@code MODEL_UNSUPPORTED} if it asks
     *     for what is not known here
     */
    static Optional<Pooling> read(ConfigurationFiles files, String path, boolean prompted, boolean inGraph) {
        JsonNode configuration = files.read(path);
        if (configuration.isMissingNode()) {
            return Optional.empty();
        }
        if (!configuration.isObject()) {
            throw ConfigurationFiles.damaged(path, "is not a JSON object", null);
        }
        PoolingReader reader = new PoolingReader(path, configuration);
        if (prompted && !configuration.path("include_prompt").asBoolean(true)) {
            throw reader.unsupported("leaves the prompt out of the vector (include_prompt is false)");
        }
        return inGraph ? Optional.empty() : Optional.of(reader.pooling());
    }

    private Pooling pooling() {
        JsonNode mode = configuration.path("pooling_mode");
        List<Pooling> asked = mode.isMissingNode() || mode.isNull() ? flagged() : named(mode);
        if (asked.size() > 1) {
            throw unsupported("asks for several kinds of pooling side by side (" + asked + ")");
        }
        return asked.isEmpty() ? Pooling.MEAN : asked.getFirst();
    }

    private List<Pooling> flagged() {
        return FLAGS.entrySet().stream()
                .filter(flag -> configuration.path(flag.getKey()).asBoolean(false))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    /** A name, or a list of them. */
    private List<Pooling> named(JsonNode mode) {
        return mode.isArray() ? mode.valueStream().map(this::known).toList() : List.of(known(mode));
    }

    private Pooling known(JsonNode mode) {
        Pooling pooling = NAMES.get(mode.asString(""));
        if (pooling == null) {
            throw unsupported("asks for the pooling " + mode);
        }
        return pooling;
    }

    private OpenbookException unsupported(String what) {
        return new OpenbookException(
                FailureCode.MODEL_UNSUPPORTED,
                "The model's file " + path + " " + what + ", which is not supported. Pooling may be one of "
                        + NAMES.keySet().stream().sorted().toList() + ". Choose another embedding model.");
    }
}
