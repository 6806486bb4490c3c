package dev.openbook.cli;

import dev.openbook.Openbook;
import dev.openbook.embed.EmbeddingModels;
import dev.openbook.model.EmbeddingModel;
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

    /** Opens it, and says what its files left open. */
    EmbeddingModel open(Openbook openbook, Terminal terminal) {
        EmbeddingModel opened = openbook.embeddingModel(model);
        remark(opened, terminal);
        return opened;
    }

    /** Says what its files leave open: that decides about every vector, and shows nowhere else. */
    static void remark(EmbeddingModel opened, Terminal terminal) {
        opened.provenance().findings().stream()
                .filter(finding -> finding.code().equals(EmbeddingModels.POOLING_UNSTATED))
                .forEach(finding -> terminal.remark(finding.message() + " " + finding.remedy()));
    }
}
