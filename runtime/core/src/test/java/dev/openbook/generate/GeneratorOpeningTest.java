package dev.openbook.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.inspect.ModelInspector;
import dev.openbook.model.FinishReason;
import dev.openbook.model.GenerationOptions;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.model.Prompt;
import dev.openbook.model.SamplingOptions;
import dev.openbook.model.TextGenerator;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.onnx.OnnxSettings;
import dev.openbook.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graph and tokenizer open side by side, and neither stays behind when the other fails. */
class GeneratorOpeningTest {
    @TempDir
    Path folder;

    private final OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(2));

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.list(TinyGenerators.folder(TinyGenerators.LLAMA))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private TextGenerator open() {
        try (ModelContent content = content()) {
            return TextGenerators.open(content, engine, GeneratorOptions.standard(), TinyGenerators.NOW, System::nanoTime);
        }
    }

    private ModelContent content() {
        return ModelInspector.create().inspect(ModelSource.folder(folder));
    }

    private void replace(String file, String what, String by) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(what);
        Files.writeString(path, text.replace(what, by));
    }

    private static void assertFailure(ThrowingCallable call, FailureCode code, String words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(words)
                .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
    }

    @Test
    void aTokenizerThatCannotBeUsedFailsTheModel() throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": {\"type\": \"unheard of\"}}");

        assertFailure(this::open, FailureCode.TOKENIZER_INVALID, "tokenizer.json");
    }

    @Test
    void aGraphThatCannotBeUsedFailsTheModel() throws IOException {
        replace("genai_config.json", "present.%d.key", "gone.%d.key");

        assertFailure(this::open, FailureCode.MODEL_UNSUPPORTED, "gone.0.key");
    }

    @Test
    void bothFailing() throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": {\"type\": \"unheard of\"}}");
        replace("genai_config.json", "present.%d.key", "gone.%d.key");

        assertFailure(this::open, FailureCode.MODEL_UNSUPPORTED, "gone.0.key");
    }

    @Test
    void aTokenizerThatNobodyWaitsForIsClosedAllTheSame() {
        try (ModelContent content = content()) {
            TokenizerOpening opening = TokenizerOpening.begin(content, Runnable::run);
            Tokenizer tokenizer = opening.join();
            assertThat(tokenizer.ids("grant", false)).isNotEmpty();
            opening.close();
            opening.close();

            assertFailure(() -> tokenizer.ids("grant", false), FailureCode.CLOSED, "closed");
        }
    }

    @Test
    void anInterruptStaysAndHarmsNothing() {
        try (ModelContent content = content()) {
            Thread.currentThread().interrupt();
            TokenizerOpening opening =
                    TokenizerOpening.begin(content, task -> Thread.ofPlatform().daemon().start(task));
            Tokenizer tokenizer = opening.join();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(tokenizer.ids("grant", false)).isNotEmpty();
            opening.close();
        }
    }

    /** Tokens that only the tokenizer has are told, where the model would have to write them. */
    @Test
    void aTokenThatTheModelDoesNotHaveCannotBeScored() throws IOException {
        StringBuilder added = new StringBuilder("\"added_tokens\": [");
        for (int i = 0; i < 50; i++) {
            added.append("{\"id\": ").append(1_000 + i).append(", \"content\": \"<|new ").append(i).append("|>\", \"single_word\": false,")
                    .append("\"lstrip\": false, \"rstrip\": false, \"normalized\": false, \"special\": true},");
        }
        replace("tokenizer.json", "\"added_tokens\": [", added.toString());
        try (TextGenerator generator = open()) {
            assertFailure(() -> generator.score(Prompt.text("Open source"), "<|new 49|>"), FailureCode.ARGUMENT_INVALID, "0 to 1023");
            assertThat(generator.score(Prompt.text("Open source"), " AI").tokens()).isNotEmpty();
        }
    }

    @Test
    void whatIsDeclaredBySpellingEndsATurn() throws IOException {
        replace("genai_config.json", "\"eos_token_id\": 2,", "");
        GenerationOptions onlyToken2 =
                GenerationOptions.greedy(9).withSampling(SamplingOptions.greedy().withLogitBias(Map.of(2, 10_000.0)));
        try (TextGenerator generator = open()) {
            assertThat(generator.generate(Prompt.text("Open source"), onlyToken2).finishReason()).isEqualTo(FinishReason.STOP);
            assertThat(generator.notices()).isEmpty();
        }
    }
}
