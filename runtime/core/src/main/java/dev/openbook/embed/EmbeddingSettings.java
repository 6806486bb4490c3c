package dev.openbook.embed;

import dev.openbook.model.TextRole;
import dev.openbook.onnx.pooling.Pooling;
import java.util.List;
import java.util.Optional;

/**
 * How a model's publisher wants it to be used.
 *
 * @param statedPooling how token vectors become one, unless the graph does that itself; empty if no file says
 * @param normalise whether vectors are scaled to length 1
 * @param lowerCase whether text is put into lower case before it is tokenized
 * @param queryPrompt what stands in front of questions
 * @param documentPrompt what stands in front of passages
 * @param denseLayers what pooled vectors go through, unless the graph does that itself
 * @param unknownModules names of steps that are not known here; harmless only if the graph contains them
 */
record EmbeddingSettings(
        Optional<Pooling> statedPooling,
        boolean normalise,
        boolean lowerCase,
        String queryPrompt,
        String documentPrompt,
        List<DenseLayer> denseLayers,
        List<String> unknownModules) {

    EmbeddingSettings {
        denseLayers = List.copyOf(denseLayers);
        unknownModules = List.copyOf(unknownModules);
    }

    /**
     * As stated, or else the usual one.
     *
     * @param causal whether a token sees none that follow it, so that only the last has seen the text
     */
    Pooling pooling(boolean causal) {
        return statedPooling.orElse(causal ? Pooling.LAST_TOKEN : Pooling.MEAN);
    }

    String prompt(TextRole role) {
        return switch (role) {
            case QUERY -> queryPrompt;
            case DOCUMENT -> documentPrompt;
        };
    }
}
