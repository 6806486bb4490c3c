package dev.openbook.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class Utf16OffsetsProperties {

    @Property
    void everyCodePointIndexBecomesTheUnitAtWhichItStands(@ForAll String text) {
        int codePoints = text.codePointCount(0, text.length());
        int[] indices = new int[codePoints + 1];
        for (int i = 0; i <= codePoints; i++) {
            indices[i] = codePoints - i; // any order will do
        }
        Utf16Offsets.convert(text, indices);
        for (int i = 0; i <= codePoints; i++) {
            assertThat(indices[i]).isEqualTo(text.offsetByCodePoints(0, codePoints - i));
        }
    }

    @Property
    void wellFormedTextHasTheSameLengthAndNoHalfPair(@ForAll char[] units) {
        String text = new String(units);
        String whole = WellFormedText.of(text);
        assertThat(whole).hasSize(text.length());
        assertThat(whole.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isTrue();
        for (int i = 0; i < units.length; i++) {
            assertThat(whole.charAt(i)).satisfiesAnyOf(
                    unit -> assertThat(unit).isEqualTo('\uFFFD'), same(units[i]));
        }
    }

    private static java.util.function.Consumer<Character> same(char expected) {
        return unit -> assertThat(unit).isEqualTo(expected);
    }
}
