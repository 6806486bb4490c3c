package dev.openbook.rule;

/**
 * A rule's wish that the answer be written once more.
 *
 * @param max most further tries
 * @param hint what to tell the writer, such as {@code Shorten to 250 words}
 */
public record Retry(int max, String hint) {}
