package dev.openbook.readers.internal;

/**
 * Text as people would type it: ligatures taken apart, soft hyphens and invisible characters left out, bullets of
 * symbol fonts made bullets, white space made single spaces.
 *
 * <p>Not a Unicode compatibility normalisation (NFKC): that would also rewrite ½ and ², which are content.
 */
public final class CleanText {
    private static final String[] LIGATURES = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    private static final char FIRST_LIGATURE = '\uFB00';
    private static final char LAST_LIGATURE = '\uFB06';
    private static final char SOFT_HYPHEN = '\u00AD';
    private static final char BULLET = '\u2022';

    private CleanText() {}

    /** Cleans; line breaks count as white space. */
    public static String of(String raw) {
        StringBuilder clean = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            append(clean, raw, i);
        }
        return clean.toString();
    }

    private static void append(StringBuilder clean, String raw, int index) {
        char c = raw.charAt(index);
        if (c > ' ' && c < '\u007F') {
            clean.append(c);
        } else if (isSpace(c)) {
            if (clean.isEmpty() || clean.charAt(clean.length() - 1) != ' ') {
                clean.append(' ');
            }
        } else if (c >= FIRST_LIGATURE && c <= LAST_LIGATURE) {
            clean.append(LIGATURES[c - FIRST_LIGATURE]);
        } else if (Character.isSurrogate(c)) {
            clean.append(isPaired(raw, index) ? c : '\uFFFD');
        } else if (c >= '\uF020' && c <= '\uF0FF') {
            clean.append(BULLET); // Wingdings and Symbol, as Office writes them
        } else if (c != SOFT_HYPHEN && !isInvisible(c)) {
            clean.append(c);
        }
    }

    private static boolean isPaired(String raw, int index) {
        char c = raw.charAt(index);
        return Character.isHighSurrogate(c)
                ? index + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(raw.charAt(index - 1));
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isInvisible(char c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || (type == Character.FORMAT && c != '\u200C' && c != '\u200D');
    }
}
