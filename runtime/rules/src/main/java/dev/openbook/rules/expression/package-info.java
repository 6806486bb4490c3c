/**
 * The expressions of rules: compiled, bounded, evaluated and explained. The only package that sees CEL, the Common
 * Expression Language (<a href="https://github.com/google/cel-spec">language definition</a>); none of its public types
 * shows it.
 *
 * <p>What CEL gives: no side effects, no loops but over lists that are there, types checked when rules are loaded. What
 * is added here:
 *
 * <ul>
 *   <li>{@code known(fact)}: a fact may be unknown, and reading an unknown fact is neither true nor false;
 *   <li>bounds: CEL for Java has no cost limit, so {@link dev.openbook.rules.expression.WorstCase} refuses costly
 *       expressions when rules are loaded, and texts cannot be joined in conditions;
 *   <li>an explanation of every verdict, from the values that evaluation went through.
 * </ul>
 *
 * <p>Internal to the rules module: not for callers.
 */
@NullMarked
package dev.openbook.rules.expression;

import org.jspecify.annotations.NullMarked;
