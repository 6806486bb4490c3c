package dev.openbook.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Coverage;
import dev.openbook.model.Embedding;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.LongText;
import dev.openbook.model.TextRole;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.onnx.OnnxSettings;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddingOptionsTest {
    private final OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(2));

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void aLongTextIsReadToTheEndOfTheWindowIfAsked() {
        try (EmbeddingModel whole = open(EmbeddingOptions.standard());
                EmbeddingModel cut = open(EmbeddingOptions.standard().withLongText(LongText.TRUNCATE))) {
            int capacity = cut.maxTokens();
            Embedding fitting = whole.embed("the ".repeat(62), TextRole.DOCUMENT);
            Embedding longer = cut.embed("the ".repeat(200), TextRole.DOCUMENT);

            assertThat(longer.coverage()).isEqualTo(new Coverage(200, 62, 1));
            assertThat(longer.coverage().complete()).isFalse();
            assertThat(longer.vector()).containsExactly(fitting.vector());
            assertThat(cut.embed("the", TextRole.DOCUMENT).coverage()).isEqualTo(new Coverage(1, 1, 1));
            assertThat(whole.embed("the ".repeat(200), TextRole.DOCUMENT).coverage()).isEqualTo(new Coverage(200, 200, 4));
            assertThat(capacity).isLessThanOrEqualTo(62);
        }
    }

    @Test
    void aLongTextIsRefusedIfAsked() {
        try (EmbeddingModel model = open(EmbeddingOptions.standard().withLongText(LongText.REFUSE))) {
            assertThat(model.embed("the ".repeat(62), TextRole.DOCUMENT).coverage().complete()).isTrue();
            assertFails(
                    () -> model.embed("the ".repeat(63), TextRole.DOCUMENT), FailureCode.CONTEXT_OVERFLOW, "63 tokens");
            assertFails(
                    () -> model.embed(List.of("a", "the ".repeat(63)), TextRole.DOCUMENT),
                    FailureCode.CONTEXT_OVERFLOW,
                    "62 fit into the model at once");
        }
    }

    @Test
    void theBeginningOfAVectorIsScaledToLengthOneAgain() {
        try (EmbeddingModel whole = open(EmbeddingOptions.standard());
                EmbeddingModel shorter = open(EmbeddingOptions.standard().withDimensions(16))) {
            for (String text : List.of("Who may apply?", "the ".repeat(200))) {
                float[] beginning = Arrays.copyOf(whole.embed(text, TextRole.DOCUMENT).vector(), 16);
                float[] vector = shorter.embed(text, TextRole.DOCUMENT).vector();

                assertThat(vector).hasSize(16);
                assertThat(length(vector)).isCloseTo(1, within(1e-6));
                for (int i = 0; i < 16; i++) {
                    assertThat(vector[i] * length(beginning)).isCloseTo(beginning[i], within(1e-6));
                }
            }
            assertThat(shorter.dimensions()).isEqualTo(16);
        }
    }

    @Test
    void moreDimensionsThanThereAreOrNoneAreRefused() {
        assertFails(() -> open(EmbeddingOptions.standard().withDimensions(49)), FailureCode.ARGUMENT_INVALID, "vectors of 48");
        assertFails(() -> EmbeddingOptions.standard().withDimensions(0), FailureCode.ARGUMENT_INVALID, "one or more");
    }

    @Test
    void textsOfAGraphThatQuantisesShareRunsOnlyIfAsked() {
        List<String> texts = List.of("grant", "deadline", "apply now", "the nonprofit");
        try (EmbeddingModel alone = EmbeddingModels.open(quantising(), engine, EmbeddingOptions.standard());
                EmbeddingModel sharing =
                        EmbeddingModels.open(quantising(), engine, EmbeddingOptions.standard().withSharedRuns(true))) {
            List<Embedding> together = sharing.embed(texts, TextRole.DOCUMENT);
            for (int i = 0; i < texts.size(); i++) {
                float[] vector = alone.embed(texts.get(i), TextRole.DOCUMENT).vector();
                assertThat(alone.embed(texts, TextRole.DOCUMENT).get(i).vector()).containsExactly(vector);
                assertThat(cosine(together.get(i).vector(), vector)).isGreaterThan(0.98);
            }
        }
    }

    private EmbeddingModel open(EmbeddingOptions options) {
        return EmbeddingModels.open(ModelInMemory.embedder("mean"), engine, options);
    }

    private static ModelInMemory quantising() {
        return ModelInMemory.embedder("mean").quantisedOnTheFly();
    }

    private static double length(float[] vector) {
        return Math.sqrt(cosine(vector, vector));
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    private static void assertFails(
            ThrowingCallable call, FailureCode code, String part) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }
}
