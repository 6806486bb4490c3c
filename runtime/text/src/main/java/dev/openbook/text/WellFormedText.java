package dev.openbook.text;

/** Text without half surrogate pairs, which the native binding cannot take. */
final class WellFormedText {
    private static final char REPLACEMENT = '\uFFFD';

    private WellFormedText() {}

    /** The text itself, or a copy of the same length in which every half pair is U+FFFD. */
    static String of(String text) {
        int half = nextHalf(text, 0);
        if (half < 0) {
            return text;
        }
        StringBuilder copy = new StringBuilder(text);
        for (; half >= 0; half = nextHalf(text, half + 1)) {
            copy.setCharAt(half, REPLACEMENT);
        }
        return copy.toString();
    }

    /** The index of the first half pair from an index on, or -1. */
    static int nextHalf(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.charCount(text.codePointAt(i)) == 1) {
                    return i;
                }
                i++; // the second half of a whole pair
            }
        }
        return -1;
    }
}
