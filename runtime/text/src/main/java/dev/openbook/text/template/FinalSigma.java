package dev.openbook.text.template;

/**
 * The capital sigma, whose small form depends on where it stands: Unicode's Final_Sigma (The Unicode Standard, table 3-17) as
 * Python reads it. Java's own lower case looks no further than a word boundary of its own.
 */
final class FinalSigma {
    private static final char CAPITAL = '\u03A3';
    private static final char SMALL = '\u03C3';
    private static final char FINAL = '\u03C2';

    private FinalSigma() {}

    /** The text with every capital sigma in its small form. */
    static String resolved(String text) {
        int index = text.indexOf(CAPITAL);
        if (index < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text);
        for (; index >= 0; index = text.indexOf(CAPITAL, index + 1)) {
            out.setCharAt(index, isCasedBefore(text, index) && !isCasedBehind(text, index + 1) ? FINAL : SMALL);
        }
        return out.toString();
    }

    private static boolean isCasedBefore(String text, int index) {
        int i = index;
        while (i > 0) {
            int c = text.codePointBefore(i);
            if (!isIgnorable(c)) {
                return Characters.isCased(c);
            }
            i -= Character.charCount(c);
        }
        return false;
    }

    private static boolean isCasedBehind(String text, int index) {
        int i = index;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (!isIgnorable(c)) {
                return Characters.isCased(c);
            }
            i += Character.charCount(c);
        }
        return false;
    }

    /** Unicode's Case_Ignorable: marks, modifiers, and the punctuation that stands within words. */
    private static boolean isIgnorable(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
            case Character.MODIFIER_LETTER, Character.MODIFIER_SYMBOL -> true;
            default -> "'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A".indexOf(c) >= 0;
        };
    }
}
