package dev.openbook.embed;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.ConfigurationFiles;
import dev.openbook.internal.encode.TransformerFile;
import dev.openbook.model.ModelContent;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads the files that sentence-transformers (2.x to 6.x) keeps beside a model. Fields that are not there take that
 * library's defaults; what it would do and we cannot is refused, never left out in silence.
 */
final class SettingsReader {
    private static final String MODULES = "modules.json";
    private static final String PROMPTS = "config_sentence_transformers.json";
    /** Modules of other packages are code that the publisher wrote, whatever their names. */
    private static final String PACKAGE = "sentence_transformers.";

    private static final String TEXT_VECTOR = "sentence_embedding";
    private static final String KIND = "SentenceTransformer";

    private static final List<String> QUERY_PROMPTS = List.of("query");
    private static final List<String> DOCUMENT_PROMPTS = List.of("document", "passage", "corpus");
    private static final int LONGEST_PROMPT = 4_096;

    private final ConfigurationFiles files;
    private final DenseLayerReader dense;
    private final boolean inGraph;
    private final List<DenseLayer> layers = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private String poolingFile = "1_Pooling/config.json";
    private boolean normalise;

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
        readModules();
        JsonNode transformer = TransformerFile.read(files);
        if (transformer.path("modality_config").has("message")) {
            throw new OpenbookException(
                    FailureCode.MODEL_UNSUPPORTED,
                    "The model puts its texts into a chat template (modality_config in its files), which is not supported"
                            + " for embedding. Choose another embedding model.");
        }
        JsonNode prompts = files.read(PROMPTS);
        JsonNode kind = prompts.path("model_type");
        if (kind.isString() && !kind.asString().equals(KIND)) {
            throw new OpenbookException(
                    FailureCode.MODEL_UNSUPPORTED,
                    "The model is a " + kind.asString() + " (" + PROMPTS + "), which does not make one vector of a text. Choose an"
                            + " embedding model.");
        }
        String queryPrompt = prompt(prompts, QUERY_PROMPTS);
        String documentPrompt = prompt(prompts, DOCUMENT_PROMPTS);
        return new EmbeddingSettings(
                PoolingReader.read(files, poolingFile, !queryPrompt.isEmpty() || !documentPrompt.isEmpty(), inGraph),
                normalise,
                transformer.path("do_lower_case").asBoolean(false),
                queryPrompt,
                documentPrompt,
                layers,
                unknown);
    }

    private void readModules() {
        JsonNode modules = files.read(MODULES);
        if (modules.isMissingNode()) {
            normalise = true; // the stated default where nobody says
        } else if (!modules.isArray()) {
            throw ConfigurationFiles.damaged(MODULES, "is not a list of modules", null);
        }
        modules.forEach(this::readModule);
    }

    private void readModule(JsonNode module) {
        String type = module.path("type").asString("");
        String name = type.substring(type.lastIndexOf('.') + 1);
        String folder = module.path("path").asString("");
        switch (type.startsWith(PACKAGE) ? name : "") {
            case "Transformer", "Dropout" -> {} // nothing is dropped but in training
            case "Pooling" -> poolingFile = folder + "/config.json";
            case "Normalize" -> {
                if (isOfTexts(name, folder)) {
                    normalise = true;
                }
            }
            case "Dense" -> {
                if (normalise) {
                    unknown.add("Dense behind Normalize");
                } else if (isOfTexts(name, folder) && !inGraph) {
                    layers.add(dense.read(folder));
                }
            }
            default -> unknown.add(type.startsWith(PACKAGE) ? name : type);
        }
    }

    /** Since version 5 a module may work on the vectors of tokens instead. */
    private boolean isOfTexts(String name, String folder) {
        JsonNode configuration = files.read(folder + "/config.json");
        for (String end : List.of("module_input_name", "module_output_name")) {
            JsonNode vectors = configuration.path(end);
            if (vectors.isString() && !vectors.asString().equals(TEXT_VECTOR)) {
                unknown.add(name + " of " + vectors.asString());
                return false;
            }
        }
        return true;
    }

    /**
     * The first of the names that has a prompt, else the prompt that the model uses by default, else none. A default that is one
     * role's own is not the other's.
     */
    private static String prompt(JsonNode configuration, List<String> names) {
        JsonNode prompts = configuration.path("prompts");
        for (String name : names) {
            if (prompts.path(name).isString()) {
                return bounded(prompts.path(name).asString());
            }
        }
        String byDefault = configuration.path("default_prompt_name").asString("");
        boolean others = QUERY_PROMPTS.contains(byDefault) || DOCUMENT_PROMPTS.contains(byDefault);
        return others ? "" : bounded(prompts.path(byDefault).asString(""));
    }

    private static String bounded(String prompt) {
        if (prompt.length() > LONGEST_PROMPT) {
            throw ConfigurationFiles.damaged(
                    PROMPTS,
                    "has a prompt of " + prompt.length() + " characters; at most " + LONGEST_PROMPT + " are taken",
                    null);
        }
        return prompt;
    }
}
