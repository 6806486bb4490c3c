package dev.openbook.rerank;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.ConfigurationFiles;
import dev.openbook.internal.ConfigurationObject;
import dev.openbook.internal.encode.LabelNames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads how the publisher of a reranker wants its outputs to be read, as sentence-transformers (2.x to 5.x) writes it down. */
final class RelevanceReader {
    private static final String CONFIGURATION = "config.json";
    private static final Set<String> NAMES_OF_RELEVANT = Set.of("relevant", "relevance", "yes", "true", "1");

    private RelevanceReader() {}

    /**
     * Reads.
     *
     * @param outputs how many numbers the graph gives for a pair
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if it is no reranker or asks for what is not known here
     */
    static Relevance read(ConfigurationFiles files, int outputs) {
        Optional<String> activation = activation(files);
        List<String> labels = LabelNames.read(files, outputs).orElseGet(() -> LabelNames.numbered(outputs));
        return switch (outputs) {
            case 1 -> new Relevance(0, probability(activation, false));
            case 2 -> new Relevance(relevant(labels, activation.isPresent()), probability(activation, true));
            default -> throw unsupported(
                    "gives " + outputs + " numbers for a text (" + LabelNames.shortened(labels) + "), so it is a classifier");
        };
    }

    /** The newest place counts: 5.4 and later, 4.0 to 5.3, and before. */
    private static Optional<String> activation(ConfigurationFiles files) {
        Optional<ConfigurationObject> model = files.object(CONFIGURATION);
        return files.object("config_sentence_transformers.json")
                .flatMap(config -> config.text("activation_fn"))
                .or(() -> model.filter(config -> config.isObject("sentence_transformers"))
                        .flatMap(config -> config.object("sentence_transformers"))
                        .flatMap(config -> config.text("activation_fn")))
                .or(() -> model.flatMap(config -> config.text("sbert_ce_default_activation_function")));
    }

    /** A class of PyTorch, such as {@code torch.nn.modules.activation.Sigmoid}. */
    private static boolean probability(Optional<String> activation, boolean two) {
        String name = activation.orElse("Sigmoid").replace("()", "");
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "identity" -> false;
            case "sigmoid" -> true;
            case "softmax" -> {
                if (!two) {
                    throw unsupported("asks for softmax over a single number, which is always 1");
                }
                yield true;
            }
            default -> throw unsupported("asks for the activation \"" + name + "\"; known are Sigmoid, Softmax and Identity");
        };
    }

    private static int relevant(List<String> labels, boolean saysItRanks) {
        boolean first = namesRelevant(labels.get(0));
        boolean second = namesRelevant(labels.get(1));
        if (first != second) {
            return first ? 0 : 1;
        }
        if (!saysItRanks && !LabelNames.saysNothing(labels)) {
            throw unsupported("sorts texts into " + LabelNames.shortened(labels) + ", so it is a classifier");
        }
        return 1;
    }

    private static boolean namesRelevant(String label) {
        return NAMES_OF_RELEVANT.contains(label.toLowerCase(Locale.ROOT));
    }

    private static OpenbookException unsupported(String what) {
        return new OpenbookException(
                FailureCode.MODEL_UNSUPPORTED, "The model " + what + ". Choose a reranker (a cross-encoder).");
    }
}
