package dev.openbook.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.openbook.failure.OpenbookException;
import dev.openbook.inspect.ModelInspector;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.onnx.DecoderNames.CacheName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders as they are published, which lie in a folder {@code shared} beside the checkout; skipped where there is none. */
class PublishedGeneratorsTest {
    private static GeneratorSettings read(Path folder) {
        try (ModelContent content = ModelInspector.create().inspect(ModelSource.folder(folder))) {
            return GeneratorSettingsReader.read(content).knowing(spelling -> switch (spelling) {
                case "</s>", "<|im_end|>" -> OptionalInt.of(2);
                case "<|endoftext|>" -> OptionalInt.of(50256);
                default -> OptionalInt.empty();
            });
        }
    }

    private static Path shared(String path) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared").resolve(path);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        assumeTrue(false, "skipped: there is no shared/" + path + " beside the checkout");
        throw new IllegalStateException("unreachable");
    }

    @ParameterizedTest
    @CsvSource({
        "fixtures/generators/genai-llama-fp32, model.onnx, 2048, 2, 16",
        "fixtures/generators/genai-granite-int4, model.onnx, 2048, 2, 16",
        "fixtures/generators/genai-mistral-int4, model.onnx, 2048, 2, 16",
        "fixtures/generators/onnx-community-llama-fp32, onnx/model.onnx, 2048, 2, 16",
        "data/models/stories260K/onnx, model.onnx, 512, 2, 8",
        "data/onnx-layouts/ort-genai/engine/dummy-decoder, decoder.onnx, 128, 1, 4"
    })
    void folders(String path, String graph, int length, int end, int headSize) {
        GeneratorSettings settings = read(shared(path));

        assertThat(settings.graphs().graph()).isEqualTo(graph);
        assertThat(settings.graphs().headSize()).hasValue(headSize);
        assertThat(settings.contextLength()).isEqualTo(length);
        assertThat(settings.endOfTurnIds()).containsExactly(end);
        assertThat(settings.sampling().options().isGreedy()).isTrue();
        assertThat(settings.sampling().notices()).isEmpty();
        assertThat(settings.notices()).isEmpty();
    }

    @Test
    void one_with_keys_and_values_in_one_tensor() {
        GeneratorSettings settings = read(shared("data/onnx-layouts/ort-genai/hf-internal-testing/tiny-random-gpt2-fp32"));

        assertThat(settings.graphs().names().caches()).containsExactly(new CacheName("past_%d", "present_%d"));
        assertThat(settings.endOfTurnIds()).containsExactly(98, 50256);
        assertThat(settings.session().configEntries()).containsKey("session.use_device_allocator_for_initializers");
    }

    @ParameterizedTest
    @CsvSource({"gpt-oss, 2048", "phi-4-base, 16384", "phi-4-mini, 131072", "qwen2.5, 131072", "qwen3, 131072", "gemma-3-chat, 2048"})
    void files_of_tokenizers(String family, int length, @TempDir Path folder) throws IOException {
        Path configs = shared("data/chat-templates/configs/" + family);
        Path plain = configs.resolve("tokenizer_config.json");
        GeneratorFolder model = GeneratorFolder.withDecoder(folder).with("tokenizer_config.json", Files.exists(plain)
                ? Files.readAllBytes(plain)
                : unpacked(configs.resolve("tokenizer_config.json.gz")));

        GeneratorSettings settings = model.settings();

        assertThat(settings.contextLength()).isEqualTo(length);
    }

    private static byte[] unpacked(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @CsvSource({"fixtures/encoders/embedder-mean, feature-extraction", "fixtures/encoders/embedder-cls, feature-extraction"})
    void models_for_something_else(String path, String task) {
        Path folder = shared(path);
        assertThatThrownBy(() -> read(folder)).isInstanceOf(OpenbookException.class).hasMessageContaining(task);
    }
}
