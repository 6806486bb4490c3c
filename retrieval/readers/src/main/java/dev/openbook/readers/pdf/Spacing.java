package dev.openbook.readers.pdf;

/** What gaps along a line mean, in parts of the font size. */
final class Spacing {
    /** Fonts lie about the width of their space; it is believed within these bounds. */
    private static final double NARROWEST_SPACE = 0.2;

    private static final double WIDEST_SPACE = 0.32;
    private static final double USUAL_SPACE = 0.25;

    /** Justified lines shrink spaces; letters are rarely spaced by as much. */
    private static final double SHRUNK = 0.55;

    private Spacing() {}

    /** The gap in points from which on two glyphs belong to different words. */
    static double wordGap(double size, double spaceWidth) {
        return SHRUNK * Math.clamp(spaceWidth, NARROWEST_SPACE * size, WIDEST_SPACE * size);
    }

    /** The same where the font is not known any more. */
    static double wordGap(double size) {
        return SHRUNK * USUAL_SPACE * size;
    }
}
