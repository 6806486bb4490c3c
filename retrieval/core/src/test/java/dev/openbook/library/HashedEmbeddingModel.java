package dev.openbook.library;

import dev.openbook.model.Coverage;
import dev.openbook.model.Embedding;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.TextRole;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.value.Digest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An embedding model for tests: a word counts in the coordinate that its hash code names, so texts that share words are
 * close. A token is a word. Deterministic, instant.
 */
public final class HashedEmbeddingModel implements EmbeddingModel {
    private final String name;
    private final int maxTokens;
    private final AtomicInteger embedded = new AtomicInteger();

    public HashedEmbeddingModel(String name, int maxTokens) {
        this.name = name;
        this.maxTokens = maxTokens;
    }

    /** How many texts it embedded so far. */
    public int embedded() {
        return embedded.get();
    }

    @Override
    public int dimensions() {
        return 64;
    }

    @Override
    public int maxTokens() {
        return maxTokens;
    }

    @Override
    public int countTokens(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    @Override
    public List<Embedding> embed(List<String> texts, TextRole role) {
        return texts.stream().map(this::embedOne).toList();
    }

    private Embedding embedOne(String text) {
        int tokens = countTokens(text);
        if (tokens > maxTokens) {
            throw new AssertionError("A text of " + tokens + " tokens for a window of " + maxTokens);
        }
        embedded.incrementAndGet();
        float[] vector = new float[dimensions()];
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            vector[Math.floorMod(word.hashCode(), vector.length)] += 1;
        }
        double square = 0;
        for (float coordinate : vector) {
            square += coordinate * coordinate;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(square);
        }
        return new Embedding(vector, new Coverage(tokens, tokens, 1));
    }

    @Override
    public ModelProvenance provenance() {
        return ModelProvenance.builder(name, Digest.ofText(name)).build();
    }

    @Override
    public void close() {}
}
