package dev.openbook.quote;

import dev.openbook.retrieve.RetrievedPassage;

/**
 * A quotation that an answer could be made of.
 *
 * @param source the passage it stands in
 * @param start first UTF-16 index in the document's text
 * @param end index after the last
 */
record Candidate(RetrievedPassage source, int start, int end) {

    /** The words, verbatim. */
    String text() {
        int offset = source.passage().span().start();
        return source.passage().text().substring(start - offset, end - offset);
    }

    /** The innermost heading above it, empty if there is none. */
    String heading() {
        var headings = source.passage().span().headings();
        return headings.isEmpty() ? "" : headings.getLast();
    }

    /** The page that the quotation starts on, 0 if the document has no pages. */
    int page() {
        return source.passage().span().pageAt(start);
    }

    boolean overlaps(Candidate other) {
        return source.passage().document().equals(other.source.passage().document())
                && start < other.end
                && other.start < end;
    }
}
