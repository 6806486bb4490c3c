package dev.openbook.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrimmedSpanTest {

    /** Word processors write spaces that do not break lines between a number and its unit; tokenizers read them as spaces. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\n", "\u00A0", "\u2007", "\u202F", "\u3000"})
    void spacesOfAllKindsAreNoPartOfASpan(String space) {
        String text = "the" + space + "Fund" + space + "x";
        assertThat(TrimmedSpan.of(text, 3, 9)).isEqualTo(new TrimmedSpan(4, 8, "Fund"));
        assertThat(TrimmedSpan.of(text, 3, 4).isEmpty()).isTrue();
    }

    @Test
    void whatIsNoSpaceStays() {
        assertThat(TrimmedSpan.of("(\uD83E\uDD16)", 0, 4)).isEqualTo(new TrimmedSpan(0, 4, "(\uD83E\uDD16)"));
        assertThat(TrimmedSpan.of("abc", 2, 1)).isEqualTo(new TrimmedSpan(2, 2, ""));
    }
}
