package dev.openbook.rules.parse;

/**
 * A spot in a rule file.
 *
 * @param line counted from 1
 * @param column counted from 1, in code points
 */
public record Place(int line, int column) {
    /** Where every file starts. */
    public static final Place START = new Place(1, 1);
}
