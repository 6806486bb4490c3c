package dev.openbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTypeTest {

    @ParameterizedTest
    @CsvSource({"a.pdf, PDF", "a.b.PDF, PDF", "notes.md, MARKDOWN", "page.htm, HTML", "letter.docx, DOCX", "plain.txt, TEXT"})
    void aSuffixClaimsAType(String name, DocumentType type) {
        assertThat(DocumentType.claimedBy(name)).contains(type);
    }

    @ParameterizedTest
    @CsvSource({"pdf", "README", "a.pdf.", "a.xyz", "''"})
    void otherNamesClaimNothing(String name) {
        assertThat(DocumentType.claimedBy(name)).isEmpty();
    }

    @Test
    void pathsOrderByUtf16Units() {
        assertThat(new DocumentId("B")).isLessThan(new DocumentId("a"));
        assertThat(new DocumentId("a/b")).hasToString("a/b").isEqualByComparingTo(new DocumentId("a/b"));
    }
}
