package dev.openbook.embed;

import dev.openbook.model.TextRole;
import dev.openbook.onnx.pooling.Pooling;
import java.util.List;

/**
 * How a model's publisher wants it to be used.
 *
 * @param pooling how token vectors become one, unless the graph does that itself
 * @param normalise whether vectors are scaled to length 1
 * @param lowerCase whether text is put into lower case before it is tokenized
 * @param queryPrompt what stands in front of questions
 * @param documentPrompt what stands in front of passages
 * @param denseLayers what pooled vectors go through, unless the graph does that itself
 * @param unknownModules names of steps behind pooling that are not known here; harmless only if the graph contains them
 */
record EmbeddingSettings(
        Pooling pooling,
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

    String prompt(TextRole role) {
        return switch (role) {
            case QUERY -> queryPrompt;
            case DOCUMENT -> documentPrompt;
        };
    }
}
