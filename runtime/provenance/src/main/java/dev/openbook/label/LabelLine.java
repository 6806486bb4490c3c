package dev.openbook.label;

import dev.openbook.json.PlainWords;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Fact;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A line of a label.
 *
 * @param heading what it is about, in a word or two
 * @param words what there is to say
 * @param certainty how it is known; {@code UNKNOWN} where the words say that it is not
 * @param source where it comes from, such as {@code README.md:3}; empty if all files together are meant
 */
public record LabelLine(String heading, String words, Certainty certainty, String source) {
    private static final int MAX_CHARACTERS = 400;
    private static final List<Certainty> WORTH =
            List.of(Certainty.VERIFIED, Certainty.MEASURED, Certainty.STATED, Certainty.INFERRED, Certainty.UNKNOWN);
    /** What is worth least comes last. */
    static final Comparator<Certainty> DESPAIR = Comparator.comparingInt(WORTH::indexOf);

    /** Makes strangers' words plain, and cuts what is too long for a label. */
    public LabelLine {
        source = PlainWords.of(source);
        words = PlainWords.of(words, MAX_CHARACTERS);
    }

    static <T> LabelLine of(String heading, Fact<T> fact, Function<T, String> words) {
        return of(heading, fact, words, "not known");
    }

    static <T> LabelLine of(String heading, Fact<T> fact, Function<T, String> words, String otherwise) {
        return new LabelLine(
                heading,
                fact.known().map(words).orElse(otherwise),
                fact.certainty(),
                fact.evidence().source());
    }

    static LabelLine measured(String heading, String words, String source) {
        return new LabelLine(heading, words, Certainty.MEASURED, source);
    }
}
