package dev.openbook.rules.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.rules.CountedText;
import dev.openbook.rules.LongTexts;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions look at every character of a text a bounded number of times, whatever it is made of. Counted, not timed. */
class LongTextsForFunctionsTest {
    private static final long MOST = 60;
    private static final List<String> SOURCES = List.of("One source with 12 words and USD 1,250 in it.");

    private static final Map<String, Consumer<CharSequence>> FUNCTIONS = Map.of(
            "words", TextMeasures::words,
            "characters", TextMeasures::characters,
            "charactersWithoutSpaces", TextMeasures::charactersWithoutSpaces,
            "sentences", Sentences::count,
            "readingEase", LongTextsForFunctionsTest::readingEase,
            "numbers", NumbersInText::of,
            "numbersNotIn", text -> new Grounding(SOURCES).numbersNotIn(text),
            "groundedIn", text -> Grounding.of(text, SOURCES),
            "groundedIn, as a source", text -> Grounding.of("A sentence of 12 words.", List.of(text)));

    private static void readingEase(CharSequence text) {
        try {
            ReadingEase.of(text, "en");
        } catch (FunctionFailure withoutWords) {
            assertThat(withoutWords).hasMessageContaining("words");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "words", "characters", "charactersWithoutSpaces", "sentences", "readingEase", "numbers", "numbersNotIn", "groundedIn",
        "groundedIn, as a source"
    })
    void everyFunctionTakesItsTimeInProportionToTheText(String name) {
        Consumer<CharSequence> function = FUNCTIONS.getOrDefault(name, text -> {});
        assertThat(LongTexts.tooManyLooks(
                        text -> {
                            CountedText counted = CountedText.of(text);
                            function.accept(counted);
                            return counted.looks();
                        },
                        MOST))
                .isEmpty();
        assertThat(FUNCTIONS).containsKey(name);
    }

    /**
     * What is not looking: rows of digits read as numbers, accents in rows, capital sigmas. A million of them would not come to
     * their end if it took the square of their number.
     */
    @ParameterizedTest
    @ValueSource(strings = {"7", "0", "10", "\u0316\u0301", "a\u0316\u0301", "Σ", "ΣΑ", "\u00C5"})
    void aMillionCharactersAreReadToTheirEnd(String piece) {
        String text = piece.repeat((1 << 20) / piece.length());
        FUNCTIONS.values().forEach(function -> function.accept(text));
        assertThat(NumbersInText.of(text)).hasSizeLessThan(2);
    }

    @Test
    void aLongRowOfDigitsIsLikeNoneButItself() {
        String row = "12".repeat(30);
        assertThat(NumbersInText.of("The key is " + row + ".").toString()).isEqualTo("[" + row + "]");
        assertThat(Grounding.of("It is " + row + ".", List.of("The key is " + row + "."))).isEqualTo(1);
        assertThat(Grounding.of("It is " + row + ".", List.of("The key is " + row + "3."))).isZero();
    }

    @Test
    void aCapitalSigmaIsLikeASmallOneWhereverItStands() {
        assertThat(Grounding.of("ΛΟΓΟΣ ΟΔΟΣ", List.of("ο λόγος και η οδός"))).isEqualTo(1);
        assertThatThrownBy(() -> ReadingEase.of("12 34", "en")).isInstanceOf(FunctionFailure.class);
    }
}
