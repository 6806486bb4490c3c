package dev.openbook.text.template;

/**
 * Looks for a part in texts, in time that grows with their lengths and never with the product: short parts as Java does,
 * long ones by the algorithm of Knuth, Morris and Pratt (SIAM Journal on Computing 6, 1977). A template could choose a text
 * and a part that would keep {@code String.indexOf} busy for hours.
 */
final class TextSearch {
    private static final int SHORT = 32;

    private final String part;
    /** For each length of a beginning of the part, how long its longest border is; not there for short parts. */
    private final int[] borders;

    TextSearch(String part) {
        this.part = part;
        this.borders = part.length() <= SHORT ? new int[0] : borders(part);
    }

    private static int[] borders(String part) {
        int[] borders = new int[part.length() + 1];
        int border = 0;
        for (int i = 1; i < part.length(); i++) {
            while (border > 0 && part.charAt(i) != part.charAt(border)) {
                border = borders[border];
            }
            if (part.charAt(i) == part.charAt(border)) {
                border++;
            }
            borders[i + 1] = border;
        }
        return borders;
    }

    /** The first index in a text, from an index on; -1 if the part is not there. */
    int in(String text, int from) {
        if (borders.length == 0) {
            return text.indexOf(part, from);
        }
        int matching = 0;
        for (int i = from; i < text.length(); i++) {
            while (matching > 0 && text.charAt(i) != part.charAt(matching)) {
                matching = borders[matching];
            }
            if (text.charAt(i) == part.charAt(matching)) {
                matching++;
            }
            if (matching == part.length()) {
                return i + 1 - matching;
            }
        }
        return -1;
    }

    /** The last index in a text; -1 if the part is not there. */
    int lastIn(String text) {
        if (borders.length == 0) {
            return text.lastIndexOf(part);
        }
        int index = new TextSearch(CodePoints.reversed(part)).in(CodePoints.reversed(text), 0);
        return index < 0 ? -1 : text.length() - index - part.length();
    }
}
