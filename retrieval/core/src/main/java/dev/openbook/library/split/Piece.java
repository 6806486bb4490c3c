package dev.openbook.library.split;

import java.util.List;

/**
 * The smallest part of a document that passages are made of: a sentence, a table row, a line of code, or a heading.
 *
 * @param kind what it is
 * @param range where it stands in the document's text
 * @param tokens how many tokens it has
 * @param firstPage page on which it starts; 0 without pages
 * @param lastPage page on which it ends; 0 without pages
 * @param path the headings that it stands under; a heading stands under itself
 */
record Piece(Kind kind, TextRange range, int tokens, int firstPage, int lastPage, List<Heading> path) {

    /** What a piece is. */
    enum Kind {
        /** A heading that has text below it. */
        HEADING,
        /** A heading that has no text below it, so that no path of a passage will name it. */
        LONELY_HEADING,
        /** A sentence of running text, which the next passage may repeat. */
        SENTENCE,
        /** A table row, a line of code, or a part of something too long: never repeated. */
        UNIT
    }

    boolean isHeading() {
        return kind == Kind.HEADING || kind == Kind.LONELY_HEADING;
    }

    /** How much of the path decides what must not be joined: headings of levels 1 and 2. */
    List<Heading> majorPath() {
        int length = 0;
        while (length < path.size() && path.get(length).level() <= 2) {
            length++;
        }
        return path.subList(0, length);
    }
}
