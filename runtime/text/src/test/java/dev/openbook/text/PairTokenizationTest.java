package dev.openbook.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PairTokenizationTest {
    static final java.util.List<String> OWN = SampleTokenizers.OWN;
    private static final FilesInMemory WORD_PIECE = SampleTokenizers.own("wordpiece");

    @Test
    void aPairIsFramedAsTheFileSays() {
        try (Tokenizer tokenizer = SampleTokenizers.open(WORD_PIECE)) {
            PairTokenization pair = tokenizer.encodePair("the grant", "and share.");
            int[] first = tokenizer.ids("the grant", false);
            int[] second = tokenizer.ids("and share.", false);
            assertThat(pair.firstCount()).isEqualTo(first.length);
            assertThat(pair.secondCount()).isEqualTo(second.length);
            assertThat(pair.specialCount()).isEqualTo(3); // [CLS] the grant [SEP] and share . [SEP]
            assertThat(pair.firstStart()).isEqualTo(1);
            assertThat(pair.secondStart()).isEqualTo(2 + first.length);
            assertThat(ids(pair, pair.firstStart(), pair.firstEnd())).isEqualTo(first);
            assertThat(ids(pair, pair.secondStart(), pair.secondEnd())).isEqualTo(second);
            for (int i = 0; i < pair.tokens().ids().length; i++) {
                boolean inFirst = i >= pair.firstStart() && i < pair.firstEnd();
                boolean inSecond = i >= pair.secondStart() && i < pair.secondEnd();
                assertThat(pair.tokens().typeIds()[i]).isEqualTo(i < pair.secondStart() ? 0 : 1);
                assertThat(pair.tokens().special()[i]).isEqualTo(!inFirst && !inSecond);
                assertThat(pair.tokens().words()[i] < 0).isEqualTo(!inFirst && !inSecond);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("OWN")
    void offsetsAreThoseOfEachTextAlone(String name) {
        String first = "Who may apply? \uD83E\uDD16 Café";
        String second = "\uD83D\uDC4B Grants \uD83E\uDD16 for nonprofits.";
        try (Tokenizer tokenizer = SampleTokenizers.open(SampleTokenizers.own(name))) {
            PairTokenization pair = tokenizer.encodePair(first, second);
            assertPart(pair, pair.firstStart(), pair.firstEnd(), tokenizer.encode(first, false));
            assertPart(pair, pair.secondStart(), pair.secondEnd(), tokenizer.encode(second, false));
        }
    }

    @Test
    void windowsKeepTheFrameAndTheOtherText() {
        try (Tokenizer tokenizer = SampleTokenizers.open(WORD_PIECE)) {
            PairTokenization pair = tokenizer.encodePair("the grant", "one two three four");
            int tokens = pair.secondCount();
            assertThat(pair.secondWindow(0, tokens).ids()).isEqualTo(pair.tokens().ids());
            assertThat(pair.secondWindow(0, tokens).typeIds()).isEqualTo(pair.tokens().typeIds());
            assertThat(pair.firstWindow(0, pair.firstCount()).ids()).isEqualTo(pair.tokens().ids());

            PairTokenization.Row window = pair.secondWindow(1, 3);
            assertThat(window.ids()).hasSize(pair.tokens().ids().length - tokens + 2).hasSameSizeAs(window.typeIds());
            assertThat(Arrays.copyOf(window.ids(), pair.secondStart()))
                    .isEqualTo(Arrays.copyOf(pair.tokens().ids(), pair.secondStart()));
            assertThat(window.ids()[pair.secondStart()]).isEqualTo(pair.tokens().ids()[pair.secondStart() + 1]);
            assertThat(window.ids()[window.ids().length - 1]).isEqualTo(3);
            assertThat(window.typeIds()[window.ids().length - 1]).isEqualTo(1);

            assertThat(pair.firstWindow(1, 1).ids()).hasSize(tokens + 3);
            assertThatThrownBy(() -> pair.secondWindow(2, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> pair.secondWindow(0, tokens + 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void emptyTextsHaveNoTokens() {
        try (Tokenizer tokenizer = SampleTokenizers.open(WORD_PIECE)) {
            PairTokenization pair = tokenizer.encodePair("", "");
            assertThat(pair.firstCount()).isZero();
            assertThat(pair.secondCount()).isZero();
            assertThat(pair.tokens().ids()).containsExactly(2, 3, 3);
            assertThat(pair.secondWindow(0, 0).ids()).containsExactly(2, 3, 3);
            assertThat(tokenizer.encodePair("grant", "").secondCount()).isZero();
            assertThat(tokenizer.encodePair("", "grant").firstCount()).isZero();
        }
    }

    @Test
    void aPairIsNeverCutAndHalfPairsAreReplaced() {
        try (Tokenizer tokenizer = SampleTokenizers.open(WORD_PIECE)) { // the file asks for truncation at 64
            PairTokenization pair = tokenizer.encodePair("the \uD83E", "grant ".repeat(3_000));
            assertThat(pair.secondCount()).isEqualTo(3_000);
            assertThat(pair.firstCount()).isEqualTo(tokenizer.count("the \uFFFD"));
        }
    }

    @Test
    void theSecondTextMayComeFirst() {
        String json = new String(WORD_PIECE.files().get("tokenizer.json"), UTF_8);
        int pair = json.indexOf("\"pair\"");
        String swapped = json.substring(0, pair)
                + json.substring(pair)
                        .replaceFirst("\"id\": \"A\"", "\"id\": \"X\"")
                        .replaceFirst("\"id\": \"B\"", "\"id\": \"A\"")
                        .replaceFirst("\"id\": \"X\"", "\"id\": \"B\"");
        assertThat(swapped).isNotEqualTo(json);
        try (Tokenizer tokenizer = SampleTokenizers.open(new FilesInMemory(Map.of("tokenizer.json", swapped.getBytes(UTF_8))))) {
            PairTokenization both = tokenizer.encodePair("the grant", "and share");
            assertThat(both.secondStart()).isEqualTo(1);
            assertThat(both.firstStart()).isEqualTo(4);
            assertThat(both.secondWindow(1, 2).ids()).hasSize(both.tokens().ids().length - 1);
        }
    }

    @Test
    void wordsAreCountedAsTheTokenizerSplits() {
        try (Tokenizer tokenizer = SampleTokenizers.open(WORD_PIECE)) {
            Tokenization tokens = tokenizer.encode("registered nonprofit.", true);
            assertThat(tokens.tokens())
                    .containsExactly("[CLS]", "reg", "##ist", "##ered", "non", "##pro", "##fit", ".", "[SEP]");
            assertThat(tokens.words()).containsExactly(-1, 0, 0, 0, 1, 1, 1, 2, -1);
        }
    }

    private static void assertPart(PairTokenization pair, int from, int to, Tokenization alone) {
        assertThat(ids(pair, from, to)).isEqualTo(alone.ids());
        assertThat(Arrays.copyOfRange(pair.tokens().starts(), from, to)).isEqualTo(alone.starts());
        assertThat(Arrays.copyOfRange(pair.tokens().ends(), from, to)).isEqualTo(alone.ends());
        assertThat(Arrays.copyOfRange(pair.tokens().words(), from, to)).isEqualTo(alone.words());
    }

    private static int[] ids(PairTokenization pair, int from, int to) {
        return Arrays.copyOfRange(pair.tokens().ids(), from, to);
    }
}
