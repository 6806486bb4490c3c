package dev.openbook.text.template;

/** Texts by whole characters, as Python counts them; Java's indices count halves of those beyond U+FFFF. */
final class CodePoints {
    private CodePoints() {}

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The Java index of a character; the text's end for those beyond. */
    static int offset(String text, int index) {
        int count = length(text);
        if (count == text.length()) {
            return Math.clamp(index, 0, count);
        }
        return text.offsetByCodePoints(0, Math.clamp(index, 0, count));
    }

    static String substring(String text, int start, int end) {
        return start >= end ? "" : text.substring(offset(text, start), offset(text, end));
    }

    /** Order by characters, which differs from Java's where surrogates are. */
    static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean xHalf = Character.isSurrogate(x);
                boolean yHalf = Character.isSurrogate(y);
                return xHalf == yHalf ? Character.compare(x, y) : xHalf ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** The characters in reverse order. */
    static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
