package dev.openbook.rule;

/**
 * A part of a rule's expression and the value it had.
 *
 * @param expression the part, as the rule writes it
 * @param value its value, shortened for reading
 * @param line where it stands in the rule file, from 1
 * @param column where it stands in that line, in code points, from 1
 */
public record Reason(String expression, String value, int line, int column) {}
