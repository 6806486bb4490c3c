package dev.openbook.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestrictionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "non-commercial|it forbids commercial use",
        "research only; output too|it allows research and no other use, and the same holds for what it produces",
        "acceptable use policy; use policy|it forbids certain uses",
        "use policy + 700M MAU + naming|it forbids certain uses, companies with more than 700 million monthly users need a licence of "
                + "their own, and what is made with it must carry its name",
        "use policy + 700M MAU + naming; EU limit|it forbids certain uses, companies with more than 700 million monthly users need a "
                + "licence of their own, what is made with it must carry its name, and it does not hold for everybody in the European "
                + "Union",
        "use policy, remote restriction|it forbids certain uses, and its publisher may restrict use from afar",
        "behavioural use limits; later DeepSeek weights are MIT|it forbids certain uses",
        "on Sundays only|it restricts use: on Sundays only",
        "non-commercial; on Sundays only|it forbids commercial use, and it restricts use: on Sundays only"
    })
    void short_words_are_told_as_a_sentence(String words, String plain) {
        assertThat(Restriction.inPlainWords(words)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not in MOT tables", "family: not a licence", "not in MOT tables; family: not a licence"})
    void what_the_lists_lack_restricts_nothing(String words) {
        assertThat(Restriction.restricts(license(false, words))).isFalse();
        assertThat(Restriction.restricts(license(false, words + "; non-commercial"))).isTrue();
    }

    @Test
    void an_open_licence_restricts_nothing() {
        assertThat(Restriction.restricts(license(true, "non-commercial"))).isFalse();
        assertThat(Restriction.restricts(new License("house", Optional.empty(), false, false, Optional.empty()))).isFalse();
    }

    private static License license(boolean open, String restriction) {
        return new License("house", Optional.empty(), false, open, Optional.of(restriction));
    }
}
