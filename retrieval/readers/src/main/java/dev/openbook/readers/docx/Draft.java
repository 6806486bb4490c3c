package dev.openbook.readers.docx;

import dev.openbook.document.Block.Kind;

/**
 * A block before the whole document is known.
 *
 * @param kind what it is
 * @param level depth of a heading from 1, else 0
 * @param text its text; line breaks that the author set are kept
 * @param bold whether all of it is
 * @param isTitle whether its style is the title's
 */
record Draft(Kind kind, int level, String text, boolean bold, boolean isTitle) {

    static Draft row(String text, boolean bold) {
        return new Draft(Kind.TABLE_ROW, 0, text, bold, false);
    }

    boolean isBlank() {
        return text.isBlank();
    }

    Draft asHeading() {
        return new Draft(Kind.HEADING, 1, text, bold, isTitle);
    }
}
