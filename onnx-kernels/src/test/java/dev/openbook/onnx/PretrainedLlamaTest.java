package dev.openbook.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A real pretrained Llama of 260 thousand weights (stories260K), where a copy lies beside the checkout. */
class PretrainedLlamaTest {

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "model_quantized.onnx"})
    void tellsAStory(String graph) {
        Path folder = folder();
        String story = story(folder, graph, 256);
        assertThat(story).startsWith("Once upon a time, there was a little girl named Lily");
        assertThat(story.split("\\s+")).hasSizeGreaterThan(60);
    }

    @Test
    void tellsTheSameInChunksOfAnySize() {
        Path folder = folder();
        assertThat(story(folder, "model.onnx", 1)).isEqualTo(story(folder, "model.onnx", 256));
    }

    private static String story(Path folder, String graph, int chunk) {
        try (OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(1));
                DecoderSession decoder = engine.openDecoder(
                        new ModelFolder(folder, graph),
                        DecoderSettings.of(graph, 512).withPrefillChunk(chunk).withThreads(1))) {
            assertThat(decoder.facts().cacheMode()).isEqualTo(CacheMode.FEEDBACK);
            return text(folder, Greedy.continuation(decoder, new int[] {1}, 200, 2));
        }
    }

    /** SentencePiece tokens: a low bar stands for a space. */
    private static String text(Path folder, int[] ids) {
        List<String> words = new ArrayList<>();
        JsonNode vocabulary = ModelFolder.json(folder.resolve("tokenizer.json")).get("model").get("vocab");
        for (var entry : vocabulary.properties()) {
            while (words.size() <= entry.getValue().asInt()) {
                words.add("");
            }
            words.set(entry.getValue().asInt(), entry.getKey());
        }
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
            text.append(words.get(id));
        }
        return text.toString().replace('\u2581', ' ').replace("<0x0A>", "\n").strip();
    }

    private static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared/data/models/stories260K/onnx");
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        assumeTrue(false, "stories260K is not beside this checkout (shared/data/models)");
        throw new AssertionError();
    }
}
