package dev.openbook.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.openbook.EncoderFolder;
import dev.openbook.Openbook;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Classification;
import dev.openbook.model.Coverage;
import dev.openbook.model.LabelProbability;
import dev.openbook.model.LongText;
import dev.openbook.model.TextClassifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TextClassifiersTest {
    private static final String MULTI_LABEL = "\"problem_type\": \"multi_label_classification\"";

    private final Openbook openbook = Openbook.builder().build();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        openbook.close();
    }

    @Test
    void classesStandInTheOrderOfTheOutputs() {
        try (TextClassifier classifier = openbook.textClassifier(EncoderFolder.source("classifier"))) {
            assertThat(classifier.labels()).containsExactly("eligible", "ineligible", "unclear");
            assertThat(classifier.multiLabel()).isFalse();
            assertThat(classifier.classify("the").probabilities()).extracting(LabelProbability::label)
                    .isEqualTo(classifier.labels());
        }
    }

    @ParameterizedTest
    @CsvSource({"false, single", "true, multi"})
    void probabilitiesAreThoseOfThePipeline(boolean multiLabel, String part) {
        EncoderFolder model = folder("classifier");
        if (multiLabel) {
            model.replacing("config.json", "\"hidden_act\": \"gelu\"", MULTI_LABEL);
        }
        try (TextClassifier classifier = openbook.textClassifier(model.source())) {
            assertThat(classifier.multiLabel()).isEqualTo(multiLabel);
            JsonNode cases = EncoderFolder.json("classifier.reference.json").path(part);
            assertThat(cases).hasSizeGreaterThan(4);
            for (JsonNode golden : cases) {
                Classification result = classifier.classify(golden.path("text").asString());
                for (LabelProbability label : result.probabilities()) {
                    assertThat(label.probability())
                            .as(golden.path("text").asString() + " " + label.label())
                            .isCloseTo(golden.path("probabilities").path(label.label()).asDouble(), within(1e-5));
                }
            }
        }
    }

    @Test
    void theProbabilitiesOfALongTextAreTheMeanOverItsWindows() {
        JsonNode golden = EncoderFolder.json("classifier.reference.json").path("windows").get(0);
        String text = golden.path("text").asString();
        try (TextClassifier classifier = openbook.textClassifier(EncoderFolder.source("classifier"))) {
            Classification result = classifier.classify(text);
            int tokens = classifier.countTokens(text);
            assertThat(result.coverage()).isEqualTo(new Coverage(tokens, tokens, golden.path("windows").asInt()));
            for (int i = 0; i < 3; i++) {
                assertThat(result.probabilities().get(i).probability())
                        .isCloseTo(golden.path("probabilities").get(i).asDouble(), within(1e-5));
            }
            Classification cut = classifier.classify(List.of(text), LongText.TRUNCATE).getFirst();
            assertThat(cut.coverage()).isEqualTo(new Coverage(tokens, classifier.maxTokens(), 1));
            for (int i = 0; i < 3; i++) {
                double expected = EncoderFolder.json("classifier.reference.json").at("/cut/0/probabilities/" + i).asDouble();
                assertThat(cut.probabilities().get(i).probability()).isCloseTo(expected, within(1e-5));
            }
            assertFails(
                    () -> classifier.classify(List.of(text), LongText.REFUSE),
                    FailureCode.CONTEXT_OVERFLOW, "text has " + tokens + " tokens; 126 fit");
            assertThat(classifier.classify(List.of("the ".repeat(126)), LongText.REFUSE).getFirst().coverage())
                    .isEqualTo(new Coverage(126, 126, 1));
        }
    }

    @Test
    void aTextHasTheSameProbabilitiesAloneAndInAnyList() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 300; i++) { // more than a chunk
            texts.add("grant " + "the ".repeat(i % 140) + i);
        }
        try (TextClassifier classifier = openbook.textClassifier(EncoderFolder.source("classifier"))) {
            List<Classification> together = classifier.classify(texts);
            assertThat(together).hasSameSizeAs(texts);
            for (int i = 0; i < texts.size(); i += 13) {
                Classification alone = classifier.classify(texts.get(i));
                assertThat(together.get(i).coverage()).isEqualTo(alone.coverage());
                for (int label = 0; label < 3; label++) {
                    assertThat(together.get(i).probabilities().get(label).probability())
                            .isCloseTo(alone.probabilities().get(label).probability(), within(1e-5));
                }
            }
        }
    }

    @Test
    void anEmptyTextIsReadAndAMissingOneIsNot() {
        try (TextClassifier classifier = openbook.textClassifier(EncoderFolder.source("classifier"))) {
            Classification empty = classifier.classify("");
            assertThat(empty.coverage()).isEqualTo(new Coverage(0, 0, 1));
            assertThat(empty.probabilities().stream().mapToDouble(LabelProbability::probability).sum()).isCloseTo(1, within(1e-9));
            assertThat(classifier.classify("[CLS][SEP][PAD]").coverage().tokens()).isEqualTo(3);
            assertThat(classifier.classify(List.of())).isEmpty();
            assertFails(() -> classifier.classify(Arrays.asList("the", null)), FailureCode.ARGUMENT_INVALID, "text 2 of 2");
            assertFails(() -> classifier.classify((String) null), FailureCode.ARGUMENT_INVALID, "text 1 of 1");
            assertFails(() -> classifier.countTokens(null), FailureCode.ARGUMENT_INVALID, "null");
            assertThat(classifier.classify("grant \uD83D")).isEqualTo(classifier.classify("grant \uFFFD"));
        }
    }

    @Test
    void aTextOfManyMegabytesIsReadAsFarAsAskedAndOneBeyondTheLimitIsRefused() {
        String large = "grant ".repeat(200_000);
        try (TextClassifier classifier = openbook.textClassifier(EncoderFolder.source("classifier"))) {
            assertThat(classifier.classify(List.of(large), LongText.TRUNCATE).getFirst().coverage())
                    .isEqualTo(new Coverage(200_000, 126, 1));
            assertFails(() -> classifier.classify("a".repeat(10_000_001)), FailureCode.ARGUMENT_INVALID, "at most 10000000");
        }
    }

    @Test
    void withoutNamesClassesAreNumbered() {
        try (TextClassifier classifier = openbook.textClassifier(folder("classifier").with("config.json", "{}").source())) {
            assertThat(classifier.labels()).containsExactly("LABEL_0", "LABEL_1", "LABEL_2");
        }
    }

    @Test
    void aModelThatMeasuresIsNoClassifier() {
        EncoderFolder regression = folder("classifier")
                .replacing("config.json", "\"hidden_act\": \"gelu\"", "\"problem_type\": \"regression\"");
        assertFails(() -> openbook.textClassifier(regression.source()), FailureCode.MODEL_UNSUPPORTED, "measures texts", "reranker");
    }

    @Test
    void aSingleClassWithANameHasAProbabilityOfItsOwn() {
        EncoderFolder toxic = folder("reranker").replacing("config.json", "\"0\": \"LABEL_0\"", "\"0\": \"toxic\"");
        try (TextClassifier classifier = openbook.textClassifier(toxic.source())) {
            assertThat(classifier.labels()).containsExactly("toxic");
            assertThat(classifier.multiLabel()).isTrue();
            assertThat(classifier.classify("the grant").best().probability()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void labelsThatAreOddlyNumberedAreDamage() {
        EncoderFolder model = folder("classifier").replacing("config.json", "\"2\": \"unclear\"", "\"3\": \"unclear\"");
        assertFails(() -> openbook.textClassifier(model.source()), FailureCode.MODEL_DAMAGED, "3 labels", "3 numbers");
    }

    @ParameterizedTest
    @CsvSource({
        "reranker, as rerankers",
        "token-classifier, for each token",
        "question-answering, '[start_logits, end_logits]'"
    })
    void otherKindsOfModelAreNoClassifiers(String model, String part) {
        assertFails(() -> openbook.textClassifier(EncoderFolder.source(model)), FailureCode.MODEL_UNSUPPORTED, part);
    }

    @Test
    void anEmbeddingModelIsNoClassifier() throws Exception {
        Path graph = Path.of(Openbook.class.getResource("/dev/openbook/embed/embedder/model.onnx").toURI());
        EncoderFolder model = folder("classifier").withGraph(graph);
        assertFails(() -> openbook.textClassifier(model.source()), FailureCode.MODEL_UNSUPPORTED, "no logits", "text classifier");
    }

    @Test
    void aClosedModelSaysSo() {
        TextClassifier classifier = openbook.textClassifier(EncoderFolder.source("classifier"));
        classifier.close();
        assertFails(() -> classifier.classify("the"), FailureCode.CLOSED, "closed");
        assertFails(() -> classifier.countTokens("the"), FailureCode.CLOSED, "closed");
    }

    private EncoderFolder folder(String model) {
        return EncoderFolder.copy(model, folder);
    }

    private static void assertFails(ThrowingCallable call, FailureCode code, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(parts);
    }
}
