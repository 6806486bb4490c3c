package dev.openbook.internal.encode;

import dev.openbook.internal.ConfigurationFiles;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The file in which sentence-transformers keeps how text goes into a model. Its first versions named it after the model's family, and
 * later ones still read those names.
 */
public final class TransformerFile {
    private static final List<String> NAMES = List.of(
            "sentence_bert_config.json",
            "sentence_roberta_config.json",
            "sentence_distilbert_config.json",
            "sentence_camembert_config.json",
            "sentence_albert_config.json",
            "sentence_xlm-roberta_config.json",
            "sentence_xlnet_config.json");

    private TransformerFile() {}

    /** What it says; a missing node if there is none. */
    public static JsonNode read(ConfigurationFiles files) {
        return NAMES.stream()
                .map(files::read)
                .filter(file -> !file.isMissingNode())
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }
}
