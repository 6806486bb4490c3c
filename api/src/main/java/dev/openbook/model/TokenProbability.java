package dev.openbook.model;

/**
 * How likely a token is.
 *
 * @param id number in the vocabulary
 * @param text its text alone; U+FFFD where it holds only part of a character
 * @param logProbability natural logarithm of its probability under the model itself, before any sampling option
 */
public record TokenProbability(int id, String text, double logProbability) {}
