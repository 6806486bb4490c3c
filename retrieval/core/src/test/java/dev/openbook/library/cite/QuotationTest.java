package dev.openbook.library.cite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.answer.Citation;
import dev.openbook.document.Block;
import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentId;
import dev.openbook.document.DocumentType;
import dev.openbook.document.Passage;
import dev.openbook.document.Span;
import dev.openbook.library.split.TextRange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuotationTest {
    private final DocumentContent content = new DocumentContent(
            DocumentType.PDF, Optional.empty(), "First page. Next page says so.",
            List.of(new Block(Block.Kind.PARAGRAPH, 0, 1, 0, 30)), List.of(0, 12));
    private final Passage passage = new Passage(
            new DocumentId("a.pdf"), 0, Span.of(content, List.of("Heading"), 6, 30), content.text().substring(6));

    @Test
    void aCitationPointsAtTheQuoteItself() {
        Citation citation = new Quotation(passage, new TextRange(6, 24)).citation(3);
        assertThat(citation).isEqualTo(
                new Citation(3, new DocumentId("a.pdf"), 2, List.of("Heading"), "Next page says so.", 12, 30));
        assertThat(Quotation.holds(citation, content)).isTrue();
    }

    @Test
    void aCitationThatTheDocumentDoesNotBearOutDoesNotHold() {
        DocumentId id = new DocumentId("a.pdf");
        assertThat(Quotation.holds(new Citation(1, id, 1, List.of(), "Next", 12, 16), content)).as("page").isFalse();
        assertThat(Quotation.holds(new Citation(1, id, 2, List.of(), "Nest", 12, 16), content)).as("words").isFalse();
        assertThat(Quotation.holds(new Citation(1, id, 2, List.of(), "Next", 12, 17), content)).as("length").isFalse();
        assertThat(Quotation.holds(new Citation(1, id, 2, List.of(), "so.!", 27, 31), content)).as("beyond").isFalse();
    }

    @Test
    void aQuoteLiesWithinItsPassage() {
        assertThatThrownBy(() -> new Quotation(passage, new TextRange(20, 25))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TextRange(3, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
