package dev.openbook.onnx;

import dev.openbook.model.ModelContent;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.provenance.TensorFacts;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model in a folder; of its graph only what decoders look at is known. */
record ModelFolder(Path path, String graph) implements ModelContent {

    /** A folder among the test resources, such as {@code generators/genai-llama-fp32}. */
    static ModelFolder resource(String folder, String graph) {
        return new ModelFolder(resourcePath(folder), graph);
    }

    static Path resourcePath(String name) {
        try {
            return Path.of(ModelFolder.class.getResource("/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static JsonNode json(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int[] ids(JsonNode array) {
        int[] ids = new int[array.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = array.get(i).asInt();
        }
        return ids;
    }

    @Override
    public ModelProvenance provenance() {
        return ModelProvenance.builder("test", Digest.ofText("test"))
                .layout(new ModelLayout(ModelLayout.Kind.PLAIN_ONNX, List.of(graph), ""))
                .graph(facts())
                .build();
    }

    /** Operators are found by their names, which stand in the file as they are; bfloat16 by the name of the file. */
    private GraphFacts facts() {
        String text = StandardCharsets.ISO_8859_1.decode(bytes(graph)).toString();
        Map<String, Long> operators = text.contains("GroupQueryAttention")
                ? Map.of("com.microsoft:GroupQueryAttention", 2L)
                : Map.of();
        List<String> external = Files.exists(path.resolve(graph + ".data")) ? List.of(graph + ".data") : List.of();
        boolean drifts = text.contains("DynamicQuantizeLinear");
        List<TensorFacts> outputs =
                graph.contains("bf") ? List.of(new TensorFacts("logits", "bfloat16", List.of())) : List.of();
        return new GraphFacts(
                graph, 8, Map.of(), "", Map.of(), operators, List.of(), 0, Map.of(), List.of(), drifts, List.of(), outputs, external);
    }

    @Override
    public boolean contains(String file) {
        return Files.exists(path.resolve(file));
    }

    @Override
    public ByteBuffer bytes(String file) {
        try (FileChannel channel = FileChannel.open(path.resolve(file))) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Path> folder() {
        return Optional.of(path);
    }

    @Override
    public void requireUnchanged() {}

    @Override
    public void close() {}
}
