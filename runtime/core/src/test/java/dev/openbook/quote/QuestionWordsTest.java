package dev.openbook.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuestionWordsTest {
    @Test
    void onlyTellingWordsCountAndEndingsDoNot() {
        QuestionWords words = QuestionWords.of("How many meals did we serve last summer?");
        assertThat(words.shareIn("Meals served in the last summers")).isEqualTo(1);
        assertThat(words.shareIn("A meal was served")).isCloseTo(0.5, within(1e-9));
        assertThat(words.shareIn("How many did we")).isZero();
    }

    @Test
    void oneStemMayBeginTheOther() {
        assertThat(QuestionWords.of("Who may apply?").shareIn("An applicant must be a school.")).isEqualTo(1);
    }

    @Test
    void aQuestionOfFunctionWordsAloneSharesNothing() {
        assertThat(QuestionWords.of("Who are we?").shareIn("We are who we are.")).isZero();
    }

    @Test
    void sayingNoBeforeAWordDeniesIt() {
        QuestionWords words = QuestionWords.of("Who is eligible to apply?");
        assertThat(words.areDeniedIn("Individuals are not eligible.")).isTrue();
        assertThat(words.areDeniedIn("Schools are eligible, and it is not hard to show it.")).isFalse();
        assertThat(QuestionWords.of("Who is not eligible?").areDeniedIn("Individuals are not eligible.")).isFalse();
    }
}
