package dev.openbook.model;

/**
 * A token's label.
 *
 * @param label the likeliest one, as the model's files spell it, such as {@code B-ORG}
 * @param start where the token begins in the text, in UTF-16 units
 * @param end where it ends, exclusive, in UTF-16 units
 * @param probability of the label, between 0 and 1
 */
public record TaggedToken(String label, int start, int end, double probability) {}
