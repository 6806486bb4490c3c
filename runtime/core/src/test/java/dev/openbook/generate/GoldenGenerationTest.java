package dev.openbook.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.model.ChatMessage;
import dev.openbook.model.Generation;
import dev.openbook.model.GenerationOptions;
import dev.openbook.model.GenerationRequest;
import dev.openbook.model.Prompt;
import dev.openbook.model.TextGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What is written is what transformers and ONNX Runtime write from Python, token for token. */
class GoldenGenerationTest {

    @ParameterizedTest
    @MethodSource("dev.openbook.generate.TinyGenerators#withGoldens")
    void writesTheSameTokens(String name) {
        JsonNode golden = TinyGenerators.golden(name);
        try (TextGenerator generator = TinyGenerators.open(name)) {
            for (JsonNode known : golden.path("cases")) {
                assertKnown(generator, known, golden.path("max_new_tokens").asInt());
            }
        }
    }

    private static void assertKnown(TextGenerator generator, JsonNode known, int maxTokens) {
        StringBuilder heard = new StringBuilder();
        GenerationRequest request = GenerationRequest.of(
                Prompt.text(known.path("text").asString()), GenerationOptions.greedy(maxTokens));
        Generation generation = generator.generate(request.withListener(heard::append));

        assertThat(generation.inputIds()).isEqualTo(TinyGenerators.ids(known.path("input_ids")));
        assertThat(generation.outputIds()).isEqualTo(TinyGenerators.ids(known.path("output_ids")));
        assertThat(generation.text()).isEqualTo(known.path("output_text").asString());
        assertThat(heard).hasToString(generation.text());
    }

    /** Prompts that are lists of messages in the goldens go through the model's own template. */
    @Test
    void messagesAreArrangedAsPythonArrangesThem() {
        try (TextGenerator generator = TinyGenerators.open(TinyGenerators.LLAMA)) {
            int arranged = 0;
            for (JsonNode known : TinyGenerators.golden(TinyGenerators.LLAMA).path("cases")) {
                String prompt = known.path("prompt").asString();
                if (prompt.startsWith("[{")) {
                    List<ChatMessage> messages = new ArrayList<>();
                    for (JsonNode message : new ObjectMapper().readTree(prompt)) {
                        messages.add(ChatMessage.of(Map.of(
                                "role", message.path("role").asString(), "content", message.path("content").asString())));
                    }
                    Generation generation = generator.generate(Prompt.chat(messages), GenerationOptions.greedy(48));
                    assertThat(generation.outputIds()).isEqualTo(TinyGenerators.ids(known.path("output_ids")));
                    arranged++;
                }
            }
            assertThat(arranged).isPositive();
        }
    }

    @Test
    void severalAtOnceWriteWhatOneWrites() throws Exception {
        JsonNode cases = TinyGenerators.golden(TinyGenerators.LLAMA).path("cases");
        GeneratorOptions three = GeneratorOptions.standard().withCallers(3, 100);
        try (TextGenerator generator = TinyGenerators.open(TinyGenerators.LLAMA, three, System::nanoTime);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> runs = new ArrayList<>();
            for (int round = 0; round < 5; round++) {
                for (JsonNode known : cases) {
                    runs.add(threads.submit(() -> assertKnown(generator, known, 48)));
                }
            }
            for (Future<?> run : runs) {
                run.get();
            }
        }
    }
}
