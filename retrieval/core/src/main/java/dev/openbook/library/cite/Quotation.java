package dev.openbook.library.cite;

import dev.openbook.answer.Citation;
import dev.openbook.document.DocumentContent;
import dev.openbook.document.Passage;
import dev.openbook.document.Span;
import dev.openbook.library.split.TextRange;

/**
 * A stretch of a passage, quoted verbatim. A value.
 *
 * @param passage the passage
 * @param range where the quote stands within the passage's text
 */
public record Quotation(Passage passage, TextRange range) {
    /** Checks that the range lies within the passage. */
    public Quotation {
        if (range.end() > passage.text().length()) {
            throw new IllegalArgumentException(
                    "A quote up to " + range.end() + " of a passage of " + passage.text().length() + " characters.");
        }
    }

    /** The quoted words. */
    public String text() {
        return range.of(passage.text());
    }

    /** The citation: page and range are those of the quote itself, not of the passage. */
    public Citation citation(int marker) {
        Span span = passage.span();
        int start = span.start() + range.start();
        return new Citation(
                marker, passage.document(), span.pageAt(start), span.headings(), text(), start, span.start() + range.end());
    }

    /** Whether a document, read again, still says at a citation's place exactly what it quotes. */
    public static boolean holds(Citation citation, DocumentContent content) {
        int length = citation.end() - citation.start();
        return length == citation.quote().length()
                && content.text().startsWith(citation.quote(), citation.start())
                && content.pageAt(citation.start()) == citation.page();
    }
}
