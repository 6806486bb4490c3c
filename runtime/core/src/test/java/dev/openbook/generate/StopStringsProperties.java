package dev.openbook.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class StopStringsProperties {

    /** However a text is cut into pieces, what is said is the text up to the stop string that is complete first. */
    @Property
    void cuttingDoesNotMatter(@ForAll("pieces") List<String> pieces, @ForAll("stops") List<String> stops) {
        StopStrings watch = new StopStrings(stops);
        StringBuilder said = new StringBuilder();
        for (String piece : pieces) {
            boolean expected = watch.comeWith(piece);
            said.append(watch.accept(piece));
            assertThat(watch.found()).isEqualTo(expected);
        }
        said.append(watch.rest());

        String text = String.join("", pieces);
        String heard = heard(text, stops);
        assertThat(said.toString()).isEqualTo(heard);
        assertThat(watch.found()).isEqualTo(stops.stream().anyMatch(text::contains));
    }

    /** Character by character, as it is meant. */
    private static String heard(String text, List<String> stops) {
        for (int length = 1; length <= text.length(); length++) {
            String soFar = text.substring(0, length);
            int longest = stops.stream().filter(soFar::endsWith).mapToInt(String::length).max().orElse(0);
            if (longest > 0) {
                return soFar.substring(0, length - longest);
            }
        }
        return text;
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(4).list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<String>> stops() {
        return Arbitraries.strings().withChars("ab").ofMinLength(1).ofMaxLength(5).list().ofMaxSize(3);
    }
}
