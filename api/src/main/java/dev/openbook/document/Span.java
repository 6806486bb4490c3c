package dev.openbook.document;

import java.util.List;

/**
 * A place in a document: exact enough to point at.
 *
 * @param firstPage page on which it starts, counted from 1; 0 if the document has no pages
 * @param lastPage page on which it ends; 0 if the document has no pages
 * @param headings the headings that it stands under, outermost first
 * @param start first UTF-16 index in the document's extracted text
 * @param end index after the last
 */
public record Span(int firstPage, int lastPage, List<String> headings, int start, int end) {
    /** Copies the list and checks the ranges. */
    public Span {
        headings = List.copyOf(headings);
        if (start < 0 || end < start || firstPage < 0 || lastPage < firstPage) {
            throw new IllegalArgumentException(
                    "Not a span: pages " + firstPage + " to " + lastPage + ", [" + start + ", " + end + ")");
        }
    }
}
