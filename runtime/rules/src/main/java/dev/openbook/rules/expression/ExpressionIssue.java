package dev.openbook.rules.expression;

/**
 * Something wrong with an expression.
 *
 * @param line within the expression, counted from 1
 * @param offset within the line, in code points, counted from 0
 * @param costly whether it is refused for its cost, not for its form
 * @param message what is wrong and what to do
 */
public record ExpressionIssue(int line, int offset, boolean costly, String message) {}
