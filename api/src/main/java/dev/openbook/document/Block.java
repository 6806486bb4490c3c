package dev.openbook.document;

/**
 * A piece of a document's structure, as a range of its text.
 *
 * @param kind what it is
 * @param level depth of a heading, 1 is the outermost; 0 for all other kinds
 * @param page page on which it starts, counted from 1; 0 if the document has no pages
 * @param start first UTF-16 index in the document's text
 * @param end index after the last
 */
public record Block(Kind kind, int level, int page, int start, int end) {

    /** What a block is. */
    public enum Kind {
        /** A heading. */
        HEADING,
        /** A paragraph. */
        PARAGRAPH,
        /** One item of a list. */
        LIST_ITEM,
        /** One row of a table. */
        TABLE_ROW,
        /** Text whose line breaks matter, such as code. */
        PREFORMATTED
    }

    /** Checks the ranges. */
    public Block {
        if (start < 0 || end < start || page < 0 || level < 0) {
            throw new IllegalArgumentException(
                    "Not a block: " + kind + " level " + level + " page " + page + " [" + start + ", " + end + ")");
        }
    }
}
