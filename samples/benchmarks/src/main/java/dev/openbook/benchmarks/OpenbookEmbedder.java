package dev.openbook.benchmarks;

import dev.openbook.Openbook;
import dev.openbook.embed.EmbeddingOptions;
import dev.openbook.model.Embedding;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.LongText;
import dev.openbook.model.ModelSource;
import dev.openbook.model.TextRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ours. Longer texts are cut, as the peers do; by default they would be read in several windows. */
final class OpenbookEmbedder implements TextEmbedder {
    private final Openbook openbook;
    private final EmbeddingModel model;

    OpenbookEmbedder(int tokens, boolean sharedRuns) {
        this.openbook = Openbook.builder().build();
        this.model = openbook.embeddingModel(
                minilm(tokens),
                EmbeddingOptions.standard().withLongText(LongText.TRUNCATE).withSharedRuns(sharedRuns));
    }

    /** {@code bundled:minilm} with another limit than its 256 tokens. */
    static ModelSource minilm(int tokens) {
        ModelSource.Resources bundled = PeerFiles.bundled();
        Map<String, String> files = new HashMap<>(bundled.files());
        files.put("sentence_bert_config.json", "dev/openbook/benchmarks/sentence_bert_config-" + tokens + ".json");
        return new ModelSource.Resources(bundled.name(), bundled.origin(), bundled.loader(), files);
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return model.embed(texts, TextRole.DOCUMENT).stream().map(Embedding::vector).toList();
    }

    @Override
    public void close() {
        try (openbook) {
            model.close();
        }
    }
}
