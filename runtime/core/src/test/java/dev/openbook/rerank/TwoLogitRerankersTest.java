package dev.openbook.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.openbook.EncoderFolder;
import dev.openbook.Openbook;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.PassageScore;
import dev.openbook.model.Reranker;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs of a few nodes: two logits, 1 and a tenth of the number of tokens; encoder_graphs.py made them. */
class TwoLogitRerankersTest {
    private static final String LABELS = "\"id2label\": {\n    \"0\": \"LABEL_0\"\n  }";

    private final Openbook openbook = Openbook.builder().build();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        openbook.close();
    }

    @ParameterizedTest
    @CsvSource({"LABEL_0, LABEL_1, 1", "irrelevant, relevant, 1", "yes, no, -1", "Relevant, Not relevant, -1"})
    void theLabelSaysWhichLogitIsForRelevant(String first, String second, int sign) {
        try (Reranker reranker = open("two-logits.onnx", first, second)) {
            // [CLS] the [SEP] grant grant [SEP] has six tokens.
            PassageScore score = reranker.score("the", List.of("grant grant")).getFirst();
            assertThat(score.logit()).isCloseTo(sign * (0.6 - 1), within(1e-6));
            assertThat(score.score()).isCloseTo(1 / (1 + Math.exp(-score.logit())), within(1e-12));
        }
    }

    @Test
    void twoClassesThatHaveNothingToDoWithRelevanceAreAClassifier() {
        assertFails(
                () -> open("two-logits.onnx", "NEGATIVE", "POSITIVE"),
                FailureCode.MODEL_UNSUPPORTED, "NEGATIVE, POSITIVE", "classifier");
    }

    @Test
    void labelsThatDoNotFitTheGraphAreDamage() {
        EncoderFolder model = EncoderFolder.copy("reranker", folder).withGraph(EncoderFolder.resource("graphs/two-logits.onnx"));
        assertFails(() -> openbook.reranker(model.source()), FailureCode.MODEL_DAMAGED, "names 1 labels", "gives 2 numbers");
    }

    @Test
    void aGraphOfFixedLengthReadsLongPassagesInWindowsOfIt() {
        try (Reranker reranker = open("fixed-length.onnx", "LABEL_0", "LABEL_1")) {
            assertThat(reranker.maxTokens()).isEqualTo(13); // 16 less three special tokens, although the files say 128
            List<PassageScore> scores = reranker.score("the", List.of("grant", "grant ".repeat(40)));
            assertThat(scores.get(0).logit()).isCloseTo(0.5 - 1, within(1e-6));
            assertThat(scores.get(1).logit()).isCloseTo(1.6 - 1, within(1e-6));
            assertThat(scores.get(1).coverage().windows()).isEqualTo(5); // of 12, 9 apart
        }
    }

    @Test
    void numbersThatAreNotFiniteAreDamage() {
        EncoderFolder model = EncoderFolder.copy("reranker", folder).withGraph(EncoderFolder.resource("graphs/not-finite.onnx"));
        assertFails(() -> openbook.reranker(model.source()), FailureCode.MODEL_DAMAGED, "not finite"); // on the first try
    }

    private Reranker open(String graph, String first, String second) {
        EncoderFolder model = EncoderFolder.copy("reranker", folder)
                .withGraph(EncoderFolder.resource("graphs/" + graph))
                .replacing("config.json", LABELS, "\"id2label\": {\"0\": \"" + first + "\", \"1\": \"" + second + "\"}");
        return openbook.reranker(model.source());
    }

    private static void assertFails(ThrowingCallable call, FailureCode code, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(parts);
    }
}
