package dev.openbook.rule;

import java.util.Comparator;
import java.util.List;

/**
 * A range of an answer to black out.
 *
 * @param start UTF-16 index of the first character
 * @param end UTF-16 index after the last one
 * @param replacement what takes its place
 * @param what kind of thing it is, such as {@code us-social-security-number}; never the characters themselves
 */
public record Redaction(int start, int end, String replacement, String what) {
    /** The text with every range replaced; of ranges that overlap, one replacement stands for all. */
    public static String apply(String text, List<Redaction> redactions) {
        List<Redaction> ordered = redactions.stream()
                .sorted(Comparator.comparingInt(Redaction::start).thenComparing(Redaction::end, Comparator.reverseOrder()))
                .toList();
        StringBuilder result = new StringBuilder();
        int at = 0;
        for (Redaction redaction : ordered) {
            if (redaction.start() >= at) {
                result.append(text, at, redaction.start()).append(redaction.replacement());
            }
            at = Math.max(at, redaction.end());
        }
        return result.append(text, at, text.length()).toString();
    }
}
