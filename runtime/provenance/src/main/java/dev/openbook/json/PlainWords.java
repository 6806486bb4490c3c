package dev.openbook.json;

/**
 * Makes somebody else's words plain, so that they can be shown: control, format, surrogate, separator, private and unassigned
 * characters, which could steer a terminal or turn the direction of writing, become spaces. Leaves the length in characters
 * of Unicode as it is. A space and not nothing, so that words do not run together. Thread-safe.
 */
public final class PlainWords {
    private PlainWords() {}

    /** The words on one line. */
    public static String of(String words) {
        StringBuilder line = new StringBuilder(words.length());
        words.codePoints().forEach(c -> line.appendCodePoint(steers(c) ? ' ' : c));
        return line.toString();
    }

    /** The first so many characters of Unicode on one line, with … where more follows. */
    public static String of(String words, int maxCharacters) {
        return words.codePointCount(0, words.length()) > maxCharacters
                ? of(words.substring(0, words.offsetByCodePoints(0, maxCharacters))) + "…"
                : of(words);
    }

    private static boolean steers(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED, Character.PRIVATE_USE -> true;
            default -> false;
        };
    }
}
