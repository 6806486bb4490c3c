package dev.openbook.rules.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rules.CountedText;
import dev.openbook.rules.LongTexts;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Detectors look at every character of a text a bounded number of times, whatever it is made of. Counted, not timed. */
class LongTextsForDetectorsTest {
    /** Looks at a character for each kind of thing; most need less than ten. */
    private static final long MOST = 40;

    static Set<String> kinds() {
        return new TreeSet<>(Detectors.kindNames());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindTakesItsTimeInProportionToTheText(String kind) {
        Detector detector = Detectors.named(kind).orElseThrow();
        assertThat(LongTexts.tooManyLooks(
                        text -> {
                            CountedText counted = CountedText.of(text);
                            detector.find(counted);
                            return counted.looks();
                        },
                        MOST))
                .isEmpty();
    }

    /** As many as an answer may have, and more; a search that takes the square of their number would not come to its end here. */
    @Test
    void aMillionCharactersOfAnythingAreLookedThrough() {
        Detector all = Detectors.named("pii").orElseThrow();
        LongTexts.of(1 << 20).values().stream().limit(8).forEach(text -> assertThat(all.find(text)).isNotNull());
    }
}
