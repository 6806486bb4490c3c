package dev.openbook.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.model.Entity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which neighbouring labels make one entity. Every word of these texts is one letter. */
class EntitiesTest {

    @ParameterizedTest
    @CsvSource({
        // B begins, I goes on, also without a B before it; another kind begins as well
        "'O B-P I-P O', 'P:1-3'",
        "'B-P B-P I-P', 'P:0-1 P:1-3'",
        "'I-P I-P O I-P', 'P:0-2 P:3-4'",
        "'B-P I-Q I-Q', 'P:0-1 Q:1-3'",
        // labels without prefixes
        "'P P O P', 'P:0-2 P:3-4'",
        "'P B-P P', 'P:0-1 P:1-3'",
        // richer schemes: BIOES, BILOU, BMES
        "'B-P I-P E-P B-P E-P', 'P:0-3 P:3-5'",
        "'S-P S-P O S-Q', 'P:0-1 P:1-2 Q:3-4'",
        "'B-P L-P U-P I-P', 'P:0-2 P:2-3 P:3-4'",
        "'B-P M-P M-P E-P', 'P:0-4'",
        // one label that does not fit, and nothing is taken for a richer scheme
        "'B-P E-P P', 'P:0-1 E-P:1-2 P:2-3'",
        // kinds may hold hyphens
        "'B-a-b I-a-b O x-y', 'a-b:0-2 x-y:3-4'"
    })
    void labelsMakeEntities(String labels, String expected) {
        List<String> names = List.of(labels.split(" "));
        List<LabelledWord> words = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            words.add(new LabelledWord(names.get(i), 0.5, i, i + 1));
        }
        List<Entity> entities = Entities.of("abcdefgh", words, LabelScheme.of(names));
        assertThat(entities.stream().map(e -> e.label() + ":" + e.start() + "-" + e.end()).toList())
                .containsExactly(expected.split(" "));
    }

    @Test
    void theScoreIsTheMeanAndWhiteSpaceAtTheEndsIsLeftOut() {
        String text = "the Harbour Fund opens";
        List<LabelledWord> words = List.of(
                new LabelledWord("O", 1, 0, 3), // some tokenizers count the space as part of the word
                new LabelledWord("B-ORG", 0.9, 3, 11),
                new LabelledWord("I-ORG", 0.5, 11, 16),
                new LabelledWord("O", 1, 16, 22));
        assertThat(Entities.of(text, words, LabelScheme.of(List.of("O", "B-ORG", "I-ORG"))))
                .containsExactly(new Entity("ORG", 4, 16, "Harbour Fund", 0.7));
    }

    @Test
    void nothingIsAnEntity() {
        assertThat(Entities.of("", List.of(), LabelScheme.of(List.of("O")))).isEmpty();
        List<LabelledWord> empty = List.of(new LabelledWord("B-P", 1, 2, 2));
        assertThat(Entities.of("abc", empty, LabelScheme.of(List.of("O", "B-P")))).isEmpty();
    }
}
