package dev.openbook.text;

/** Turns indices that count code points into indices that count UTF-16 units, in place. */
final class Utf16Offsets {
    private Utf16Offsets() {}

    /**
     * Converts.
     *
     * @param text what the indices point into
     * @param indices each between 0 and the number of code points, in any order; overwritten
     */
    static void convert(String text, int[]... indices) {
        if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
            return;
        }
        int[] unitByCodePoint = unitByCodePoint(text);
        for (int[] array : indices) {
            for (int i = 0; i < array.length; i++) {
                array[i] = unitByCodePoint[array[i]];
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
