package dev.openbook.rules;

/**
 * What the tests of a rule file see of one rule.
 *
 * @param file the file as it was named, or its path within the folder that was named
 * @param line on which the rule starts, counted from 1
 * @param column in which it starts, counted from 1
 * @param ruleSet name and version of the set
 * @param rule its identifier
 * @param holding whether a test sees it hold
 * @param failing whether a test sees it not hold
 */
public record RuleCoverage(String file, int line, int column, String ruleSet, String rule, boolean holding, boolean failing) {
    /** Whether tests see both. */
    public boolean complete() {
        return holding && failing;
    }

    /** What no test sees, as a sentence; empty if tests see both. */
    public String gap() {
        if (complete()) {
            return "";
        }
        return !holding && !failing
                ? "No test asks this rule: in all of them it does not apply, or there are none."
                : holding ? "No test sees this rule refuse anything." : "No test sees this rule hold.";
    }
}
