package dev.openbook.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainWordsTest {
    @Test
    void whatSteersATerminalOrTurnsTheWritingBecomesASpace() {
        assertThat(PlainWords.of("a\u001b[2Jb\r\nc\u202ed\u2028e\u200bf\ud800g")).isEqualTo("a [2Jb  c d e f g");
    }

    @Test
    void whatIsTooLongIsCutBetweenCharacters() {
        assertThat(PlainWords.of("😀\u001b😀😀", 3)).isEqualTo("😀 😀…");
        assertThat(PlainWords.of("😀😀😀", 3)).isEqualTo("😀😀😀");
    }

    @Test
    void lettersOfAnyLanguageStay() {
        assertThat(PlainWords.of("Modell für Ñandú 模型 😀")).isEqualTo("Modell für Ñandú 模型 😀");
    }
}
