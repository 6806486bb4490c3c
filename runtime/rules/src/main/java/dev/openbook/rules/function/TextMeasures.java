package dev.openbook.rules.function;

/** How long a text is, as word processors count. */
final class TextMeasures {
    private TextMeasures() {}

    /**
     * Runs of characters between white space, as Word and LibreOffice count; a no-break space parts no words, and a
     * Chinese or Japanese character is a word of its own.
     */
    static long words(CharSequence text) {
        long words = 0;
        boolean inWord = false;
        for (int at = 0; at < text.length(); ) {
            int c = Character.codePointAt(text, at);
            at += Character.charCount(c);
            if (isWordByItself(c)) {
                words++;
                inWord = false;
            } else if (isSpace(c)) {
                inWord = false;
            } else if (!inWord && !isInvisible(c)) {
                words++;
                inWord = true;
            }
        }
        return words;
    }

    /** Code points without line breaks, which word processors do not count, and without what cannot be seen. */
    static long characters(CharSequence text) {
        return text.codePoints().filter(c -> !isLineBreak(c) && !isInvisible(c)).count();
    }

    /** {@link #characters} without white space of any kind. */
    static long charactersWithoutSpaces(CharSequence text) {
        return text.codePoints().filter(c -> !isSpace(c) && !isNoBreakSpace(c) && !isInvisible(c)).count();
    }

    /** Pages of so many characters, the last one counted as a whole. */
    static long pages(CharSequence text, long charactersPerPage) {
        if (charactersPerPage < 1) {
            throw new FunctionFailure("pages() needs a number of characters per page of at least 1, such as 1800, and was given "
                    + charactersPerPage + ".");
        }
        return Math.ceilDiv(characters(text), charactersPerPage);
    }

    static boolean isSpace(int c) {
        return Character.isWhitespace(c) || c == '\u0085' || c == '\u200B';
    }

    private static boolean isNoBreakSpace(int c) {
        return c == '\u00A0' || c == '\u202F' || c == '\u2007';
    }

    private static boolean isLineBreak(int c) {
        return (c >= '\n' && c <= '\r') || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    /** Soft hyphens, byte order marks, joiners: without width, and not typed by anybody. */
    private static boolean isInvisible(int c) {
        return c == '\u00AD' || c == '\uFEFF' || c == '\u2060';
    }

    private static boolean isWordByItself(int c) {
        return c >= 0x2E80 && switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }
}
