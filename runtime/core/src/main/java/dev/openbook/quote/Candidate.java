package dev.openbook.quote;

import dev.openbook.answer.Citation;
import dev.openbook.library.cite.Quotation;
import dev.openbook.library.split.TextRange;
import dev.openbook.retrieve.RetrievedPassage;

/**
 * A quotation that an answer could be made of.
 *
 * @param source the passage it stands in
 * @param range where it stands in the passage's text
 * @param topic the innermost heading or question above it, empty if there is none
 */
record Candidate(RetrievedPassage source, TextRange range, String topic) {

    /** The words, verbatim. */
    String text() {
        return range.of(source.passage().text());
    }

    /** First UTF-16 index in the document's text. */
    int start() {
        return source.passage().span().start() + range.start();
    }

    /** Index after the last in the document's text. */
    int end() {
        return source.passage().span().start() + range.end();
    }

    boolean overlaps(Candidate other) {
        return source.passage().document().equals(other.source.passage().document())
                && start() < other.end()
                && other.start() < end();
    }

    Citation citation(int marker) {
        return new Quotation(source.passage(), range).citation(marker);
    }
}
