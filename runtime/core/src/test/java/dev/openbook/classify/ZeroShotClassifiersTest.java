package dev.openbook.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.openbook.EncoderFolder;
import dev.openbook.Openbook;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.CandidateLabels;
import dev.openbook.model.Classification;
import dev.openbook.model.Coverage;
import dev.openbook.model.LabelProbability;
import dev.openbook.model.LongText;
import dev.openbook.model.ZeroShotClassifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The classifier with the labels of a model of natural language inference. */
class ZeroShotClassifiersTest {
    private final Openbook openbook = Openbook.builder().build();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        openbook.close();
    }

    @Test
    void probabilitiesAreThoseOfThePipeline() {
        JsonNode cases = EncoderFolder.json("zero-shot.reference.json").path("cases");
        assertThat(cases).hasSize(88);
        try (ZeroShotClassifier classifier = open("contradiction", "neutral", "entailment")) {
            for (JsonNode golden : cases) {
                CandidateLabels candidates = new CandidateLabels(
                        strings(golden.path("labels")), golden.path("template").asString(), golden.path("multi").asBoolean());
                Classification result = classifier.classify(golden.path("text").asString(), candidates);
                assertThat(result.coverage().windows()).isEqualTo(1);
                assertProbabilities(result, golden);
            }
        }
    }

    @Test
    void aLongTextIsReadInWindowsThatFitBesideTheLongestHypothesis() {
        JsonNode golden = EncoderFolder.json("zero-shot.reference.json").path("windows").get(0);
        String text = golden.path("text").asString();
        CandidateLabels candidates = CandidateLabels.of(strings(golden.path("labels")));
        try (ZeroShotClassifier classifier = open("contradiction", "neutral", "entailment")) {
            Classification result = classifier.classify(text, candidates);
            int tokens = classifier.countTokens(text);
            assertThat(result.coverage()).isEqualTo(new Coverage(tokens, tokens, golden.path("windows").asInt()));
            assertProbabilities(result, golden);
            assertThat(classifier.classify(List.of(text), candidates, LongText.TRUNCATE).getFirst().coverage().complete())
                    .isFalse();
            assertFails(
                    () -> classifier.classify(List.of(text), candidates, LongText.REFUSE),
                    FailureCode.CONTEXT_OVERFLOW, "text has " + tokens + " tokens");
        }
    }

    /** Pairing the whole text with each hypothesis would take some 2 GB of memory. */
    @Test
    void aVeryLongTextIsSplitIntoTokensOnceForAllHypotheses() {
        String text = "grant ".repeat(500_000);
        CandidateLabels candidates = CandidateLabels.of(IntStream.range(0, 40).mapToObj(Integer::toString).toList());
        try (ZeroShotClassifier classifier = open("contradiction", "neutral", "entailment")) {
            Classification result = classifier.classify(List.of(text), candidates, LongText.TRUNCATE).getFirst();
            assertThat(result.probabilities()).hasSize(40);
            assertThat(result.coverage().tokens()).isEqualTo(500_000);
            assertThat(result.coverage().complete()).isFalse();
        }
    }

    @Test
    void aHypothesisIsNeverCut() {
        try (ZeroShotClassifier classifier = open("contradiction", "neutral", "entailment")) {
            CandidateLabels wordy = CandidateLabels.of("a", "grant ".repeat(110).strip());
            assertThat(classifier.classify("the", wordy).probabilities()).hasSize(2);
            assertFails(
                    () -> classifier.classify("the ".repeat(40), wordy), FailureCode.CONTEXT_OVERFLOW, "The hypothesis has");
        }
    }

    @Test
    void textsKeepTheirOrderInListsOfAnyLength() {
        CandidateLabels candidates = CandidateLabels.of("housing", "health", "education");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 200; i++) { // more than a chunk
            texts.add("grant " + i + " the".repeat(i % 7));
        }
        try (ZeroShotClassifier classifier = open("contradiction", "neutral", "entailment")) {
            List<Classification> together = classifier.classify(texts, candidates, LongText.WINDOWS);
            assertThat(together).hasSameSizeAs(texts);
            for (int i = 0; i < texts.size(); i += 17) {
                Classification alone = classifier.classify(texts.get(i), candidates);
                for (int label = 0; label < 3; label++) {
                    assertThat(together.get(i).probabilities().get(label).probability())
                            .isCloseTo(alone.probabilities().get(label).probability(), within(1e-5));
                }
            }
        }
    }

    @Test
    void emptyTextsAreReadAndMissingOnesAreNot() {
        CandidateLabels candidates = CandidateLabels.of("housing", "health");
        try (ZeroShotClassifier classifier = open("contradiction", "neutral", "entailment")) {
            Classification empty = classifier.classify("", candidates);
            assertThat(empty.coverage()).isEqualTo(new Coverage(0, 0, 1));
            assertThat(empty.probabilities()).extracting(LabelProbability::label).containsExactly("housing", "health");
            assertFails(
                    () -> classifier.classify(Arrays.asList("the", null), candidates, LongText.WINDOWS),
                    FailureCode.ARGUMENT_INVALID, "text 2 of 2");
            assertFails(() -> classifier.classify(null, candidates), FailureCode.ARGUMENT_INVALID, "text 1 of 1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "entailment, neutral, contradiction, 0, 2",
        "Contradicts, ENTAILS, neutral, 1, 0",
        "entailment, not_entailment, , 0, 1",
        "not_entailment, entailment, , 1, 0"
    })
    void outputsAreFoundByTheirLabels(String first, String second, String third, int entailed, int contradicted) {
        List<String> labels = third == null ? List.of(first, second) : List.of(first, second, third);
        assertThat(Entailment.of(labels)).contains(new Entailment(entailed, contradicted));
    }

    @Test
    void otherModelsAreNotOfThisKind() {
        assertFails(
                () -> openbook.zeroShotClassifier(EncoderFolder.source("classifier")),
                FailureCode.MODEL_UNSUPPORTED, "eligible, ineligible, unclear", "natural language inference");
        assertFails(
                () -> openbook.zeroShotClassifier(EncoderFolder.source("token-classifier")),
                FailureCode.MODEL_UNSUPPORTED, "for each token");
        assertFails(() -> open("entailment", "neutral", "other"), FailureCode.MODEL_UNSUPPORTED, "none says");
    }

    @Test
    void aClosedModelSaysSo() {
        ZeroShotClassifier classifier = open("contradiction", "neutral", "entailment");
        classifier.close();
        assertFails(() -> classifier.classify("the", CandidateLabels.of("a")), FailureCode.CLOSED, "closed");
    }

    private ZeroShotClassifier open(String... labels) {
        EncoderFolder model = EncoderFolder.copy("classifier", folder);
        String[] before = {"eligible", "ineligible", "unclear"};
        for (int i = 0; i < 3; i++) {
            model.replacing("config.json", "\"" + i + "\": \"" + before[i] + "\"", "\"" + i + "\": \"" + labels[i] + "\"");
        }
        return openbook.zeroShotClassifier(model.source());
    }

    private static void assertProbabilities(Classification result, JsonNode golden) {
        List<String> labels = strings(golden.path("labels"));
        assertThat(result.probabilities()).extracting(LabelProbability::label).containsExactlyElementsOf(labels);
        for (int i = 0; i < labels.size(); i++) {
            assertThat(result.probabilities().get(i).probability())
                    .as(golden.toString())
                    .isCloseTo(golden.path("probabilities").get(i).asDouble(), within(1e-5));
        }
    }

    private static List<String> strings(JsonNode nodes) {
        return nodes.valueStream().map(JsonNode::asString).toList();
    }

    private static void assertFails(ThrowingCallable call, FailureCode code, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(parts);
    }
}
