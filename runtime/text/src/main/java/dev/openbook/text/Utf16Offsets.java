package dev.openbook.text;

/** Turns indices that count code points into indices that count UTF-16 units, in place. */
final class Utf16Offsets {
    private Utf16Offsets() {}

    /**
     * Converts.
     *
     * @param text what the indices point into
     * @param indices in any order; overwritten. Those outside the text, which a tokenizer at odds with itself can give, are
     *     moved to its nearer end
     */
    static void convert(String text, int[]... indices) {
        boolean same = text.chars().noneMatch(unit -> Character.isSurrogate((char) unit));
        int[] unitByCodePoint = same ? new int[0] : unitByCodePoint(text);
        int end = same ? text.length() : unitByCodePoint.length - 1;
        for (int[] array : indices) {
            for (int i = 0; i < array.length; i++) {
                int inside = Math.clamp(array[i], 0, end);
                array[i] = same ? inside : unitByCodePoint[inside];
            }
        }
    }

    private static int[] unitByCodePoint(String text) {
        int[] units = new int[text.codePointCount(0, text.length()) + 1];
        int unit = 0;
        for (int codePoint = 0; codePoint < units.length; codePoint++) {
            units[codePoint] = unit;
            unit = unit < text.length() ? text.offsetByCodePoints(unit, 1) : unit;
        }
        return units;
    }
}
