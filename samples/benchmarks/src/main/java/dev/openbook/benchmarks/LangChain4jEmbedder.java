package dev.openbook.benchmarks;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.nio.file.Path;
import java.util.List;

/** LangChain4j's in-process model, with its defaults. It has no way to be closed. */
final class LangChain4jEmbedder implements TextEmbedder {
    private final EmbeddingModel model;

    private LangChain4jEmbedder(EmbeddingModel model) {
        this.model = model;
    }

    /** The packaged model reads 128 tokens, as its tokenizer's file says; beyond that the same files without that limit are used. */
    static LangChain4jEmbedder open(Path files, int tokens) {
        return new LangChain4jEmbedder(
                tokens == PeerFiles.PUBLISHED_TOKENS
                        ? new AllMiniLmL6V2QuantizedEmbeddingModel()
                        : new OnnxEmbeddingModel(
                                files.resolve(PeerFiles.GRAPH), files.resolve(PeerFiles.UNLIMITED_TOKENIZER), PoolingMode.MEAN));
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return model.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
                .map(Embedding::vector)
                .toList();
    }

    @Override
    public void close() {}
}
