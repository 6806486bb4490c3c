package dev.openbook.readers.pdf;

/**
 * Lines that were put together, before it is known which are headings.
 *
 * @param shape what its lines look like
 * @param text joined
 * @param size of most of its text, in points
 * @param bold whether all of it is
 * @param lines how many lines it had
 */
record Paragraph(Shape shape, String text, double size, boolean bold, int lines) {

    /** Icons and rules that were drawn with letters of a symbol font. */
    boolean isOrnament() {
        return text.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** What lines can look like. */
    enum Shape {
        /** Running text. */
        TEXT,
        /** It starts with a bullet or a number. */
        ITEM,
        /** Cells of a table. */
        ROW
    }
}
