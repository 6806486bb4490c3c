package dev.openbook.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.openbook.embed.Goldens.Golden;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Embedding;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.TextRole;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.onnx.OnnxSettings;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole model of sentence-transformers with small random weights, and vectors that PyTorch gave. */
class EmbeddingModelsTest {
    private final OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(2));

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean", "cls"})
    void vectorsAreThoseOfTheReference(String pooling) {
        ModelInMemory content = ModelInMemory.embedder(pooling)
                .with("tokenizer.json", ModelInMemory.resource("embedder/tokenizer-that-cuts.json"));
        try (EmbeddingModel model = open(content)) {
            assertThat(model.dimensions()).isEqualTo(48);
            for (Golden golden : Goldens.of("embedder/" + pooling + ".golden.json")) {
                // The reference cut its text at 64 tokens; here the text that is left is given.
                String text = golden.text().startsWith("x x") ? "x ".repeat(62) : golden.text();
                Embedding embedding = model.embed(text, TextRole.DOCUMENT);
                assertThat(Goldens.distance(embedding.vector(), golden.embedding())).as(text).isLessThan(1e-5);
                assertThat(embedding.coverage().windows()).isEqualTo(1);
            }
        }
    }

    @Test
    void theQueryPromptOfTheModelStandsInFrontOfQuestions() {
        try (EmbeddingModel model = open(ModelInMemory.embedder("mean"))) {
            Embedding query = model.embed("Deadline: 30 June.", TextRole.QUERY);
            Embedding spelled = model.embed("query: Deadline: 30 June.", TextRole.DOCUMENT);
            Embedding document = model.embed("Deadline: 30 June.", TextRole.DOCUMENT);
            assertThat(query.vector()).isEqualTo(spelled.vector());
            assertThat(query.coverage().tokens()).isEqualTo(document.coverage().tokens()).isLessThan(spelled.coverage().tokens());
            assertThat(Goldens.cosine(query.vector(), document.vector())).isLessThan(0.999);
        }
    }

    @Test
    void aLongTextIsSplitIntoWindowsAndNeverCut() {
        try (EmbeddingModel model = open(ModelInMemory.embedder("mean"))) {
            int capacity = 62; // 64 less [CLS] and [SEP]
            String first = "grant ".repeat(capacity);
            String second = "the ".repeat(capacity);
            Embedding whole = model.embed(first + second, TextRole.DOCUMENT);
            assertThat(whole.coverage().windows()).isEqualTo(2);
            assertThat(whole.coverage().tokens()).isEqualTo(2 * capacity).isEqualTo(model.countTokens(first + second));

            float[] a = model.embed(first, TextRole.DOCUMENT).vector();
            float[] b = model.embed(second, TextRole.DOCUMENT).vector();
            float[] sum = new float[a.length];
            for (int i = 0; i < a.length; i++) {
                sum[i] = a[i] + b[i];
            }
            assertThat(Goldens.cosine(whole.vector(), sum)).isCloseTo(1, within(1e-6));
            assertThat(Goldens.inner(whole.vector(), whole.vector())).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void exactlyAWindowIsOneAndATokenMoreIsTwo() {
        try (EmbeddingModel model = open(ModelInMemory.embedder("mean"))) {
            // 64 tokens, less [CLS] and [SEP]; for questions also less the four tokens of "query: " in this vocabulary.
            assertThat(model.maxTokens()).isEqualTo(58);
            assertThat(model.embed("the ".repeat(62), TextRole.DOCUMENT).coverage().windows()).isEqualTo(1);
            assertThat(model.embed("the ".repeat(63), TextRole.DOCUMENT).coverage().windows()).isEqualTo(2);
            assertThat(model.embed("the ".repeat(58), TextRole.QUERY).coverage().windows()).isEqualTo(1);
            assertThat(model.embed("the ".repeat(59), TextRole.QUERY).coverage().windows()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTextHasTheSameVectorAloneAndInAnyList(boolean dynamicQuantization) {
        ModelInMemory content = ModelInMemory.embedder("mean");
        try (EmbeddingModel model = open(dynamicQuantization ? content.quantisedOnTheFly() : content)) {
            List<String> texts = texts(1_500); // more than one chunk
            List<Embedding> together = model.embed(texts, TextRole.DOCUMENT);
            assertThat(together).hasSize(texts.size());
            for (int i = 0; i < texts.size(); i += 7) {
                Embedding alone = model.embed(texts.get(i), TextRole.DOCUMENT);
                assertThat(together.get(i).coverage().tokens()).isEqualTo(alone.coverage().tokens());
                assertThat(together.get(i).coverage().windows()).isEqualTo(alone.coverage().windows());
                double distance = Goldens.distance(together.get(i).vector(), alone.vector());
                assertThat(distance).isLessThanOrEqualTo(dynamicQuantization ? 0 : 1e-5);
            }
        }
    }

    @Test
    void manyThreadsShareAModelAndGetTheSame() throws Exception {
        List<String> texts = texts(60);
        try (EmbeddingModel model = open(ModelInMemory.embedder("mean").quantisedOnTheFly());
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<List<Embedding>> work = () -> model.embed(texts, TextRole.QUERY);
            List<Embedding> alone = work.call();
            for (Future<List<Embedding>> result : threads.invokeAll(Collections.nCopies(8, work))) {
                for (int i = 0; i < texts.size(); i++) {
                    assertThat(result.get().get(i).vector()).isEqualTo(alone.get(i).vector());
                }
            }
        }
    }

    @Test
    void emptyTextIsTheSpecialTokensAlone() {
        try (EmbeddingModel model = open(ModelInMemory.embedder("mean"))) {
            Embedding empty = model.embed("", TextRole.DOCUMENT);
            assertThat(empty.coverage().tokens()).isZero();
            assertThat(empty.coverage().windows()).isEqualTo(1);
            assertThat(Goldens.inner(empty.vector(), empty.vector())).isCloseTo(1, within(1e-5));
            assertThat(model.embed(" \n\t ", TextRole.DOCUMENT).vector()).isEqualTo(empty.vector());
        }
    }

    @Test
    void anEmptyListHasNoVectorsAndHalfAPairIsAReplacementCharacter() {
        try (EmbeddingModel model = open(ModelInMemory.embedder("mean"))) {
            assertThat(model.embed(List.of(), TextRole.DOCUMENT)).isEmpty();
            assertThat(model.embed("a \uD83D b", TextRole.DOCUMENT).vector())
                    .isEqualTo(model.embed("a \uFFFD b", TextRole.DOCUMENT).vector());
        }
    }

    @Test
    void listsThatAreSlowToFindATextByItsPlaceAreGoneThroughOnce() {
        List<String> texts = texts(1_100);
        List<String> slow = new AbstractList<>() {
            @Override
            public Iterator<String> iterator() {
                return texts.iterator();
            }

            @Override
            public String get(int index) {
                throw new AssertionError("asked for text " + index);
            }

            @Override
            public int size() {
                return texts.size();
            }
        };
        try (EmbeddingModel model = open(ModelInMemory.embedder("mean"))) {
            assertThat(model.embed(slow, TextRole.DOCUMENT)).hasSize(1_100);
        }
    }

    @Test
    void aTextOfMegabytesIsReadToItsEnd() {
        try (EmbeddingModel model = open(ModelInMemory.embedder("mean"))) {
            String text = "the nonprofit may apply for a grant until the deadline. ".repeat(20_000);
            Embedding embedding = model.embed(text, TextRole.DOCUMENT);
            assertThat(text.length()).isGreaterThan(1_000_000);
            assertThat(embedding.coverage().complete()).isTrue();
            assertThat(embedding.coverage().tokens()).isEqualTo(model.countTokens(text));
            assertThat(embedding.coverage().windows()).isEqualTo(Math.ceilDiv(embedding.coverage().tokens(), 62));
            assertThat(Goldens.inner(embedding.vector(), embedding.vector())).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void aTextBeyondTheLimitOfTokenizersIsRefusedAndTheModelGoesOn() {
        try (EmbeddingModel model = open(ModelInMemory.embedder("mean"))) {
            String text = "a".repeat(10_000_001);
            assertFails(() -> model.embed(text, TextRole.DOCUMENT), FailureCode.ARGUMENT_INVALID, "10000000");
            assertFails(() -> model.embed(List.of("a", text), TextRole.QUERY), FailureCode.ARGUMENT_INVALID, "10000000");
            assertThat(model.embed("a", TextRole.DOCUMENT).coverage().tokens()).isEqualTo(1);
        }
    }

    @Test
    void aMissingTextIsNamedByItsPlace() {
        try (EmbeddingModel model = open(ModelInMemory.embedder("mean"))) {
            assertFails(
                    () -> model.embed(Arrays.asList("a", null), TextRole.DOCUMENT),
                    FailureCode.ARGUMENT_INVALID,
                    "text 2 of 2");
            String missing = null;
            assertFails(
                    () -> model.embed(missing, TextRole.DOCUMENT), FailureCode.ARGUMENT_INVALID, "text 1 of 1");
        }
    }

    @Test
    void anInterruptCancels() {
        try (EmbeddingModel model = open(ModelInMemory.embedder("mean"))) {
            Thread.currentThread().interrupt();
            assertFails(() -> model.embed(texts(50), TextRole.DOCUMENT), FailureCode.CANCELLED, "cancelled");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(model.embed(texts(50), TextRole.DOCUMENT)).hasSize(50);

            Thread.currentThread().interrupt();
            assertFails(() -> model.embed("a", TextRole.DOCUMENT), FailureCode.CANCELLED, "cancelled");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void closingTwiceIsFineAndUseAfterwardsSaysSo() {
        EmbeddingModel model = open(ModelInMemory.embedder("mean"));
        model.close();
        model.close();
        assertFails(() -> model.embed("a", TextRole.QUERY), FailureCode.CLOSED, "closed");
        assertFails(() -> model.countTokens("a"), FailureCode.CLOSED, "closed");
        assertThat(model.provenance().source()).isEqualTo("test");
    }

    @Test
    void closingTheEngineClosesTheModel() {
        EmbeddingModel model = open(ModelInMemory.embedder("mean"));
        engine.close();
        assertFails(() -> model.embed("a", TextRole.QUERY), FailureCode.CLOSED, "closed");
        model.close();
    }

    private EmbeddingModel open(ModelInMemory content) {
        return EmbeddingModels.open(content, engine, EmbeddingOptions.standard());
    }

    /** Texts of 0 to some 150 words, so that some have several windows; always the same. */
    private static List<String> texts(int count) {
        Random random = new Random(7);
        String[] words = {"grant", "deadline", "the", "nonprofit", "990", "\uD83E\uDD16", "Zürich", "apply."};
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = i % 10 == 0 ? random.nextInt(150) : random.nextInt(12);
            texts.add(String.join(
                    " ", IntStream.range(0, length).mapToObj(x -> words[random.nextInt(words.length)]).toList()));
        }
        return texts;
    }

    private static void assertFails(ThrowingCallable call, FailureCode code, String part) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }
}
