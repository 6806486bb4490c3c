package dev.openbook.library.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SentencesProperties {
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> parts = Arbitraries.of(
                "Dr", "U.S", "No", "12", "e.g", "(a", ".", ". ", "! ", "?", "\n", " ", "\u00A0", "The", "grant", "\uD83D\uDE00",
                "。", "\"", ")", "$", "\t", "…");
        return parts.list().ofMaxSize(40).map(list -> String.join("", list));
    }

    @Property
    void rangesAreOrderedTrimmedOnOneLineAndCoverAllText(@ForAll("texts") String text) {
        List<TextRange> sentences = Sentences.of(text);
        int last = 0;
        for (TextRange sentence : sentences) {
            assertThat(onlySpaces(text.substring(last, sentence.start()))).isTrue();
            assertThat(sentence.of(text)).doesNotContain("\n");
            assertThat(Sentences.isSpace(text.charAt(sentence.start()))).isFalse();
            assertThat(Sentences.isSpace(text.charAt(sentence.end() - 1))).isFalse();
            last = sentence.end();
        }
        assertThat(onlySpaces(text.substring(last))).isTrue();
    }

    /** What the splitter relies on when it cuts a document block by block. */
    @Property
    void linesAreCutEachByItself(@ForAll("texts") String first, @ForAll("texts") String second) {
        List<TextRange> expected = new ArrayList<>(Sentences.of(first));
        int offset = first.length() + 1;
        Sentences.of(second).forEach(range -> expected.add(new TextRange(offset + range.start(), offset + range.end())));
        assertThat(Sentences.of(first + "\n" + second)).isEqualTo(expected);
    }

    private static boolean onlySpaces(String text) {
        return text.chars().allMatch(c -> Sentences.isSpace((char) c));
    }
}
