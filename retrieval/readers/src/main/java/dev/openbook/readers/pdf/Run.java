package dev.openbook.readers.pdf;

/**
 * Glyphs that were drawn one after the other, on one baseline, in one style, without a wide gap.
 *
 * <p>Distances are in points, in the frame of the text's direction: x grows along the line, the baseline grows from the
 * top of the page to its bottom.
 *
 * @param text clean; starts or ends with a space if one was drawn there
 * @param left x at which it starts
 * @param right x at which it ends
 * @param baseline y of its baseline
 * @param size height of the font
 * @param bold whether the font is
 */
record Run(String text, double left, double right, double baseline, double size, boolean bold) {}
