package dev.openbook.rule;

/**
 * What one rule said.
 *
 * @param ruleSet name and version of its rule set, such as {@code default@1}
 * @param rule its identifier within the set
 * @param applicable whether its condition for being asked held
 * @param outcome {@link Outcome#ALLOW} if it was not applicable or holds, else what its failing leads to
 * @param message what it says to people when it does not hold, empty otherwise
 * @param explanation the expression and the facts it saw, or why it could not be evaluated; empty if it was not applicable
 */
public record RuleResult(
        String ruleSet, String rule, boolean applicable, Outcome outcome, String message, String explanation) {}
