package dev.openbook.embed;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelContent;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model of some bytes.
 *
 * @param files by path; the graph is {@code onnx/model.onnx}
 * @param dynamicQuantization what inspection would have found in the graph
 */
record ModelInMemory(Map<String, byte[]> files, boolean dynamicQuantization) implements ModelContent {
    static final String GRAPH = "onnx/model.onnx";
    private static final List<String> EMBEDDER = List.of(
            "tokenizer.json", "tokenizer_config.json", "config.json", "modules.json", "sentence_bert_config.json",
            "config_sentence_transformers.json");

    /** A complete sentence-transformers model with random weights; 48 dimensions, 64 tokens, a prompt for questions. */
    static ModelInMemory embedder(String pooling) {
        Map<String, byte[]> files = new HashMap<>();
        EMBEDDER.forEach(name -> files.put(name, resource("embedder/" + name)));
        files.put(GRAPH, resource("embedder/model.onnx"));
        files.put("1_Pooling/config.json", resource("embedder/pooling-" + pooling + ".json"));
        return new ModelInMemory(files, false);
    }

    /** A graph of a few nodes with the tokenizer of {@link #embedder}, and nothing said about pooling. */
    static ModelInMemory graph(String resource) {
        return new ModelInMemory(
                Map.of(GRAPH, resource(resource), "tokenizer.json", resource("embedder/tokenizer.json")), false);
    }

    ModelInMemory with(String path, String text) {
        return with(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    ModelInMemory with(String path, byte[] bytes) {
        Map<String, byte[]> copy = new HashMap<>(files);
        copy.put(path, bytes);
        return new ModelInMemory(copy, dynamicQuantization);
    }

    ModelInMemory without(String... paths) {
        Map<String, byte[]> copy = new HashMap<>(files);
        List.of(paths).forEach(copy::remove);
        return new ModelInMemory(copy, dynamicQuantization);
    }

    ModelInMemory quantisedOnTheFly() {
        return new ModelInMemory(files, true);
    }

    static byte[] resource(String name) {
        try (InputStream in = ModelInMemory.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public ModelProvenance provenance() {
        GraphFacts graph = new GraphFacts(
                GRAPH, 8, Map.of(), "", Map.of(), Map.of(), List.of(), 0, Map.of(), List.of(), dynamicQuantization,
                List.of(), List.of(), List.of());
        ModelLayout layout = new ModelLayout(
                ModelLayout.Kind.SENTENCE_TRANSFORMERS,
                contains(GRAPH) ? List.of(GRAPH) : List.of(),
                contains("tokenizer.json") ? "tokenizer.json" : "");
        return ModelProvenance.builder("test", Digest.ofText("test")).layout(layout).graph(graph).build();
    }

    @Override
    public boolean contains(String path) {
        return files.containsKey(path);
    }

    @Override
    public ByteBuffer bytes(String path) {
        if (!contains(path)) {
            throw new OpenbookException(FailureCode.MODEL_DAMAGED, "No such file: " + path);
        }
        return ByteBuffer.wrap(files.get(path)).asReadOnlyBuffer();
    }

    @Override
    public Optional<Path> folder() {
        return Optional.empty();
    }

    @Override
    public void requireUnchanged() {}

    @Override
    public void close() {}
}
