package dev.openbook.library.split;

/**
 * A range of a text, in UTF-16 units.
 *
 * @param start first index
 * @param end index after the last
 */
public record TextRange(int start, int end) {
    /** Refuses ranges that are empty or begin before the text. */
    public TextRange {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("Not a range of a text: [" + start + ", " + end + ")");
        }
    }

    /** The characters of a text in this range. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
