package dev.openbook.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Values that rerankers, classifiers and readers take and give. */
class TaskModelsTest {
    private static final Coverage WHOLE = new Coverage(3, 3, 1);

    @Test
    void classesAreRankedLikeliestFirstAndEqualsKeepTheirOrder() {
        Classification classification = new Classification(
                List.of(new LabelProbability("a", 0.2), new LabelProbability("b", 0.4), new LabelProbability("c", 0.4)), WHOLE);
        assertThat(classification.best().label()).isEqualTo("b");
        assertThat(classification.ranked()).extracting(LabelProbability::label).containsExactly("b", "c", "a");
    }

    @Test
    void coverageSaysWhetherAllWasRead() {
        assertThat(WHOLE.complete()).isTrue();
        assertThat(new Coverage(300, 126, 1).complete()).isFalse();
    }

    @Test
    void labelsBecomeSentences() {
        CandidateLabels labels = CandidateLabels.of("housing", "health").withTemplate("It is about {} here.");
        assertThat(labels.hypotheses()).containsExactly("It is about housing here.", "It is about health here.");
        assertThat(labels.multiLabel()).isFalse();
        assertThat(labels.withMultiLabel(true).multiLabel()).isTrue();
    }

    @Test
    void labelsThatMakeNoSenseAreRefused() {
        assertInvalid(() -> CandidateLabels.of(), "at least one");
        assertInvalid(() -> CandidateLabels.of("a", " "), "empty label");
        assertInvalid(() -> CandidateLabels.of(Arrays.asList("a", null)), "empty label");
        assertInvalid(() -> CandidateLabels.of("a", "a"), "twice");
        assertInvalid(() -> CandidateLabels.of("a").withTemplate("No place."), "{}");
        assertInvalid(() -> CandidateLabels.of("a").withTemplate("{} and {}"), "{}");
    }

    @Test
    void readingOptionsHaveRanges() {
        ReadingOptions options = ReadingOptions.standard()
                .withMaxAnswers(3)
                .withMaxAnswerTokens(8)
                .withOverlapTokens(0)
                .withNoAnswer(true)
                .withWholeWords(true)
                .withLongContexts(LongText.REFUSE);
        assertThat(options).isEqualTo(new ReadingOptions(3, 8, 0, true, true, LongText.REFUSE));
        assertInvalid(() -> ReadingOptions.standard().withMaxAnswers(0), "0 answers were asked for; allowed are 1 to 100");
        assertInvalid(() -> ReadingOptions.standard().withMaxAnswerTokens(1_001), "1001 tokens of an answer");
        assertInvalid(() -> ReadingOptions.standard().withOverlapTokens(-1), "-1 tokens that windows share");
    }

    private static void assertInvalid(ThrowingCallable call, String part) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID))
                .hasMessageContaining(part);
    }
}
