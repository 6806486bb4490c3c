package dev.openbook.embed;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.ConfigurationFiles;
import dev.openbook.model.ModelContent;
import dev.openbook.onnx.pooling.Pooling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Reads the files that sentence-transformers (2.x to 5.x) keeps beside a model. Fields that are not there take that
 * library's defaults; what it would do and we cannot is refused, never left out in silence.
 */
final class SettingsReader {
    private static final int LONGEST_PROMPT = 4_096;
    private static final String DEFAULT_POOLING_FILE = "1_Pooling/config.json";
    private static final Map<String, Pooling> MODES = Map.of(
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

    private final ConfigurationFiles files;
    private final DenseLayerReader dense;
    private final boolean inGraph;

    private SettingsReader(ModelContent content, boolean inGraph) {
        this.files = new ConfigurationFiles(content);
        this.dense = new DenseLayerReader(content);
        this.inGraph = inGraph;
    }

    /**
     * Reads.
     *
     * @param inGraph whether the graph gives a vector for each text, so that pooling and what follows it happen there
     * @throws OpenbookException with {@code MODEL_DAMAGED} if a file is not JSON, {@code MODEL_UNSUPPORTED} if it asks for
     *     what is not known here
     */
    static EmbeddingSettings read(ModelContent content, boolean inGraph) {
        return new SettingsReader(content, inGraph).read();
    }

    private EmbeddingSettings read() {
        JsonNode modules = files.read("modules.json");
        String poolingFile = DEFAULT_POOLING_FILE;
        boolean normalise = modules.isMissingNode(); // the stated default where nobody says
        List<DenseLayer> layers = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (JsonNode module : modules) {
            String type = module.path("type").asString("");
            switch (type.substring(type.lastIndexOf('.') + 1)) {
                case "Transformer" -> {}
                case "Pooling" -> poolingFile = module.path("path").asString("1_Pooling") + "/config.json";
                case "Normalize" -> normalise = true;
                case "Dense" -> {
                    if (normalise) {
                        unknown.add("Dense behind Normalize");
                    } else if (!inGraph) {
                        layers.add(dense.read(module.path("path").asString("2_Dense")));
                    }
                }
                default -> unknown.add(type.substring(type.lastIndexOf('.') + 1));
            }
        }
        JsonNode prompts = files.read("config_sentence_transformers.json");
        JsonNode transformer = files.read("sentence_bert_config.json");
        String queryPrompt = prompt(prompts, "query");
        String documentPrompt = prompt(prompts, "document", "passage", "corpus");
        return new EmbeddingSettings(
                pooling(poolingFile, !queryPrompt.isEmpty() || !documentPrompt.isEmpty()),
                normalise,
                transformer.path("do_lower_case").asBoolean(false),
                queryPrompt,
                documentPrompt,
                layers,
                unknown);
    }

    private Pooling pooling(String path, boolean prompted) {
        JsonNode configuration = files.read(path);
        if (configuration.isMissingNode()) {
            return Pooling.MEAN;
        }
        if (prompted && !configuration.path("include_prompt").asBoolean(true)) {
            throw unsupported(path, "leaves the prompt out of the vector (include_prompt is false)");
        }
        JsonNode mode = configuration.path("pooling_mode");
        Set<Pooling> asked = new TreeSet<>();
        if (mode.isString()) {
            asked.add(known(path, mode.asString()));
        }
        FLAGS.forEach((flag, pooling) -> {
            if (configuration.path(flag).asBoolean(false)) {
                asked.add(pooling);
            }
        });
        if (asked.size() > 1) {
            throw unsupported(path, "asks for several kinds of pooling side by side (" + asked + ")");
        }
        if (asked.isEmpty()) {
            throw unsupported(path, "asks for no kind of pooling that is known here");
        }
        return asked.iterator().next();
    }

    private static Pooling known(String path, String mode) {
        Pooling pooling = MODES.get(mode);
        if (pooling == null) {
            throw unsupported(path, "asks for the pooling \"" + mode + "\"");
        }
        return pooling;
    }

    /** The first of the names that has a prompt, else the prompt that the model uses by default, else none. */
    private static String prompt(JsonNode configuration, String... names) {
        JsonNode prompts = configuration.path("prompts");
        for (String name : names) {
            if (prompts.path(name).isString()) {
                return bounded(prompts.path(name).asString());
            }
        }
        String byDefault = configuration.path("default_prompt_name").asString("");
        return bounded(prompts.path(byDefault).asString(""));
    }

    private static String bounded(String prompt) {
        if (prompt.length() > LONGEST_PROMPT) {
            throw ConfigurationFiles.damaged(
                    "config_sentence_transformers.json",
                    "has a prompt of " + prompt.length() + " characters; at most " + LONGEST_PROMPT + " are taken",
                    null);
        }
        return prompt;
    }

    private static OpenbookException unsupported(String path, String what) {
        return new OpenbookException(
                FailureCode.MODEL_UNSUPPORTED,
                "The model's file " + path + " " + what + ", which is not supported. Pooling may be one of "
                        + MODES.keySet().stream().sorted().toList() + ". Choose another embedding model.");
    }
}
