package dev.openbook.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class StopStringsProperties {

    /** However a text is cut into pieces, what is said is the text up to the first stop string. */
    @Property
    void cuttingDoesNotMatter(@ForAll("pieces") List<String> pieces, @ForAll("stops") List<String> stops) {
        StopStrings watch = new StopStrings(stops);
        StringBuilder said = new StringBuilder();
        StringBuilder heard = new StringBuilder();
        int end = -1;
        for (String piece : pieces) {
            said.append(watch.accept(piece));
            heard.append(piece);
            if (end < 0) {
                end = firstStop(heard.toString(), stops);
            }
        }
        said.append(watch.rest());

        String text = String.join("", pieces);
        assertThat(said.toString()).isEqualTo(end < 0 ? text : text.substring(0, end));
        assertThat(watch.found()).isEqualTo(end >= 0);
    }

    private static int firstStop(String text, List<String> stops) {
        return stops.stream().mapToInt(text::indexOf).filter(at -> at >= 0).min().orElse(-1);
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
