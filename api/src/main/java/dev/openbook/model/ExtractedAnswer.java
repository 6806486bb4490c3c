package dev.openbook.model;

/**
 * An answer, word for word.
 *
 * @param text the words
 * @param start where they begin in the context, in UTF-16 units
 * @param end where they end, exclusive, in UTF-16 units
 * @param score between 0 and 1: probability of the beginning times probability of the end, each among the tokens of the window
 *     that was read
 */
public record ExtractedAnswer(String text, int start, int end, double score) {}
