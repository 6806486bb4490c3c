package dev.openbook.classify;

/**
 * A token, or a word of several, with one label.
 *
 * @param label its label
 * @param score probability of the label
 * @param start where it begins in the text, in UTF-16 units
 * @param end where it ends, exclusive
 */
record LabelledWord(String label, double score, int start, int end) {}
