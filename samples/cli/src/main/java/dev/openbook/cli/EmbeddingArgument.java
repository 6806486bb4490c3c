package dev.openbook.cli;

import dev.openbook.model.ModelSource;
import picocli.CommandLine.Option;

/** Which model embeds. */
final class EmbeddingArgument {
    @Option(
            names = "--embedding",
            paramLabel = "MODEL",
            converter = ModelArgument.class,
            description = "The embedding model (default: bundled:minilm).")
    private ModelSource model = BundledModels.minilm();

    ModelSource model() {
        return model;
    }
}
