package dev.openbook.document;

/**
 * A stretch of a document, short enough to be found and to be read, verbatim.
 *
 * @param document which document
 * @param ordinal its place among the document's passages, from 0
 * @param span where it stands
 * @param text the document's extracted text between {@code span.start()} and {@code span.end()}, unchanged
 */
public record Passage(DocumentId document, int ordinal, Span span, String text) {
    /** Checks that the text is as long as the span. */
    public Passage {
        if (text.length() != span.end() - span.start()) {
            throw new IllegalArgumentException("A passage of " + text.length() + " characters cannot span ["
                    + span.start() + ", " + span.end() + ") of " + document + ".");
        }
    }
}
