package dev.openbook.library.read;

/** Brings white space and invisible characters of extracted text into one form. */
final class WhiteSpace {
    private static final char REPLACEMENT = '\uFFFD';

    private WhiteSpace() {}

    /**
     * One line: every run of white space, line breaks, no-break spaces and control characters becomes one space, none at
     * either end; see {@link #visible} for what is removed.
     */
    static String fold(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                gap = true;
            } else if (visible(c)) {
                if (gap && !out.isEmpty()) {
                    out.append(' ');
                }
                gap = false;
                out.append(whole(text, i));
            }
        }
        return out.toString();
    }

    /** Folds each line by itself and leaves out the lines that are empty then. */
    static String foldLines(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (String line : text.split("\n", -1)) {
            String folded = fold(line);
            if (!folded.isEmpty()) {
                out.append(out.isEmpty() ? "" : "\n").append(folded);
            }
        }
        return out.toString();
    }

    /** Keeps lines and their indentation; blank lines at either end and spaces at the ends of lines go. */
    static String preformatted(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (String line : text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)) {
            StringBuilder kept = new StringBuilder(line.length());
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (isSpace(c)) {
                    kept.append(c == '\t' ? '\t' : ' ');
                } else if (visible(c)) {
                    kept.append(whole(line, i));
                }
            }
            String stripped = kept.toString().stripTrailing();
            if (!out.isEmpty() || !stripped.isEmpty()) {
                out.append(out.isEmpty() ? "" : "\n").append(stripped);
            }
        }
        return out.toString().stripTrailing();
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    /** Soft hyphens, zero-width spaces, word joiners and byte order marks are layout, not text. */
    private static boolean visible(char c) {
        return c != '\u00AD' && c != '\u200B' && c != '\u2060' && c != '\uFEFF';
    }

    /** Half of a surrogate pair becomes the replacement character, so that the text can be written as UTF-8. */
    private static char whole(CharSequence text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1)) ? c : REPLACEMENT;
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1)) ? c : REPLACEMENT;
        }
        return c;
    }
}
