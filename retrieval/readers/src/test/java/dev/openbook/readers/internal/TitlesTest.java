package dev.openbook.readers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TitlesTest {

    @ParameterizedTest
    @ValueSource(strings = {"Microsoft Word - draft 3.docx", "untitled", "Document1", "  ", "12-34", "report_final.pdf", "PowerPoint Presentation"})
    @NullSource
    void madeByPrograms(String claimed) {
        assertThat(Titles.meaningful(claimed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Annual Report 2026", "Document Retention Policy", "Bericht", "助成金の案内"})
    void meantByPeople(String claimed) {
        assertThat(Titles.meaningful(claimed)).contains(claimed);
    }
}
