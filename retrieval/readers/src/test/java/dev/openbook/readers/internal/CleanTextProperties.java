package dev.openbook.readers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CleanTextProperties {

    @Property
    void cleaningTwiceChangesNothing(@ForAll String raw) {
        String clean = CleanText.of(raw);

        assertThat(CleanText.of(clean)).isEqualTo(clean);
    }

    @Property
    void nothingThatCannotBeEncodedOrSeenIsLeft(@ForAll String raw) {
        String clean = CleanText.of(raw);

        assertThat(clean).doesNotContain("  ").doesNotContain("\u00AD").doesNotContain("\u0000");
        assertThat(java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(clean)).isTrue();
    }

    @Example
    void ligaturesAndBulletsButNotFractions() {
        assertThat(CleanText.of("o\uFB03ce \uF0B7 \u00BD m\u00B2 co\u00ADop\u00A0x")).isEqualTo("office \u2022 \u00BD m\u00B2 coop x");
    }
}
