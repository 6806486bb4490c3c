package dev.openbook.internal.encode;

/**
 * A stretch of a text without white space at its ends: some tokenizers count the space in front of a word as part of its first
 * token.
 *
 * @param start where it begins in the text, in UTF-16 units
 * @param end where it ends, exclusive
 * @param text the text between the two
 */
public record TrimmedSpan(int start, int end, String text) {

    /** Whether a character is white space, spaces that do not break lines included: tokenizers take those for spaces, too. */
    static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /** Trims a stretch; one that ends before it begins is empty. */
    public static TrimmedSpan of(String whole, int start, int end) {
        int from = start;
        int to = Math.max(start, end);
        while (from < to && isSpace(whole.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(whole.charAt(to - 1))) {
            to--;
        }
        return new TrimmedSpan(from, to, whole.substring(from, to));
    }

    /** Whether nothing is left. */
    public boolean isEmpty() {
        return start == end;
    }
}
