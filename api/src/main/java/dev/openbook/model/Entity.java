package dev.openbook.model;

/**
 * A name, a date or the like.
 *
 * @param label its kind, without the prefix that says begin or inside: {@code ORG} for {@code B-ORG}
 * @param start where it begins in the text, in UTF-16 units
 * @param end where it ends, exclusive, in UTF-16 units
 * @param text the text between the two
 * @param score mean probability of the labels of its tokens, or words, between 0 and 1
 */
public record Entity(String label, int start, int end, String text, double score) {}
