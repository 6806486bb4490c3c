package dev.openbook.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.openbook.document.SearchFilter;
import dev.openbook.retrieve.SearchMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {
    @Test
    void aQuestionHasWords() {
        assertThat(Question.of("Who may apply?").passages()).isEqualTo(10);
        assertThatIllegalArgumentException().isThrownBy(() -> Question.of(" ")).withMessageContaining("not none");
        assertThat(Question.of("x".repeat(Question.MAX_LENGTH)).text()).hasSize(Question.MAX_LENGTH);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Question.of("x".repeat(Question.MAX_LENGTH + 1)))
                .withMessageContaining("10001");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_001})
    void aQuestionReadsAtLeastOnePassageAndNotAllOfThem(int passages) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Question("Who?", SearchMode.HYBRID, passages, SearchFilter.none()))
                .withMessageContaining("1 to 1000 passages, not " + passages);
    }

    @Test
    void halfASurrogatePairCannotBeWrittenDownAndAWholeOneCan() {
        assertThat(Question.of("Who \uD83D may?").text()).isEqualTo("Who \uFFFD may?");
        assertThat(Question.of("Who \uDE00 may?").text()).isEqualTo("Who \uFFFD may?");
        assertThat(Question.of("Who \uD83D\uDE00 may é ﬁ?").text()).isEqualTo("Who \uD83D\uDE00 may é ﬁ?");
    }
}
