package dev.openbook.card;

/**
 * A heading or a line of text in Markdown.
 *
 * @param level of a heading, 1 to 6; {@link #LABEL} of a few words in bold that stand where a heading could; 0 of a line
 * @param text the heading's words as written, or the line
 * @param line where it stands, counted from 1
 */
record MarkdownItem(int level, String text, int line) {
    /** Below every heading. */
    static final int LABEL = 7;

    static MarkdownItem line(String text, int line) {
        return new MarkdownItem(0, text, line);
    }

    boolean heading() {
        return level > 0;
    }
}
