package dev.openbook.lucene;

import dev.openbook.model.Embedding;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.TextRole;
import dev.openbook.provenance.ModelProvenance;
import java.util.List;

/** A model whose vectors no index takes. */
record EndlessVectors(EmbeddingModel model) implements EmbeddingModel {
    @Override
    public int dimensions() {
        return 100_000;
    }

    @Override
    public int maxTokens() {
        return model.maxTokens();
    }

    @Override
    public int countTokens(String text) {
        return model.countTokens(text);
    }

    @Override
    public List<Embedding> embed(List<String> texts, TextRole role) {
        return model.embed(texts, role);
    }

    @Override
    public ModelProvenance provenance() {
        return model.provenance();
    }

    @Override
    public void close() {
        model.close();
    }
}
