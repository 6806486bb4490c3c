package dev.openbook.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureCodeTest {

    @ParameterizedTest
    @EnumSource
    void everyCodeSaysWhatHappenedAndWhatToDo(FailureCode code) {
        assertThat(code.sentence()).matches("[A-Z].{8,}\\.");
        assertThat(code.remedy()).matches("[A-Z].{8,}\\.");
    }

    @Test
    void noTwoCodesSayTheSame() {
        assertThat(Arrays.stream(FailureCode.values()).map(FailureCode::sentence)).doesNotHaveDuplicates();
    }

    @Test
    void anExceptionCarriesItsCodeAndCause() {
        RuntimeException cause = new RuntimeException("beneath");
        OpenbookException failure = new OpenbookException(FailureCode.RULES_INVALID, "What to do.", cause);
        assertThat(failure).hasMessage("What to do.").hasCause(cause);
        assertThat(failure.code()).isEqualTo(FailureCode.RULES_INVALID);
        assertThat(new OpenbookException(FailureCode.CLOSED, "It is closed.")).hasNoCause();
    }
}
