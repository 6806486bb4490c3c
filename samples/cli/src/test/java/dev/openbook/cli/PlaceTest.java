package dev.openbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceTest {
    @Test
    void aPlaceIsDocumentPageAndHeadings() {
        assertThat(Place.words("a b.pdf", 4, List.of("Who", "What"))).isEqualTo("a b.pdf, page 4 — Who › What");
        assertThat(Place.words("a.md", 0, List.of())).isEqualTo("a.md");
    }

    @Test
    void namesOfFilesDoNotSteerTheTerminal() {
        assertThat(Place.words("a\u001b[2J\nb\u0007é.md", 0, List.of())).isEqualTo("a [2J b é.md");
    }
}
