package dev.openbook.answer;

import dev.openbook.document.DocumentId;
import java.util.List;

/**
 * Where a part of an answer stands.
 *
 * @param marker the number that the answer's text shows in brackets
 * @param document which document
 * @param page page on which the quote starts, counted from 1; 0 if the document has no pages
 * @param headings the headings that the quote stands under, outermost first
 * @param quote the words, verbatim
 * @param start first UTF-16 index of the quote in the document's extracted text
 * @param end index after the last
 */
public record Citation(
        int marker, DocumentId document, int page, List<String> headings, String quote, int start, int end) {
    /** Copies the list. */
    public Citation {
        headings = List.copyOf(headings);
    }
}
