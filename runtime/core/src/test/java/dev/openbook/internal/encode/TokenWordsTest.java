package dev.openbook.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.text.Tokenization;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenWordsTest {

    @Test
    void tokensOfOnePieceAreOneWord() {
        Tokenization tokens = tokens(new int[] {0, 3, 6}, new int[] {3, 6, 9}, 0, 0, 1);
        assertThat(TokenWords.goesOn("nonprofit", tokens, 1)).isTrue();
        assertThat(TokenWords.goesOn("nonprofit", tokens, 2)).isFalse();
    }

    /** Tokenizers that do not split at white space count a space as part of the token behind it. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "\u00A0", "\u202F"})
    void aSpacePartsWordsAlsoWithinAPiece(String space) {
        Tokenization tokens = tokens(new int[] {0, 3}, new int[] {3, 8}, 0, 0);
        assertThat(TokenWords.goesOn("the" + space + "Fund", tokens, 1)).isFalse();
    }

    @Test
    void whatTheTokenizerAddedIsOfNoWord() {
        assertThat(TokenWords.goesOn("a", tokens(new int[] {0, 0}, new int[] {1, 0}, -1, -1), 1)).isFalse();
    }

    private static Tokenization tokens(int[] starts, int[] ends, int... words) {
        int count = words.length;
        return new Tokenization(
                new int[count], new int[count], Collections.nCopies(count, "x"), starts, ends, words, new boolean[count]);
    }
}
