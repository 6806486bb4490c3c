package dev.openbook.rule;

import java.util.List;

/**
 * What a rule set on trial would have decided. It changes nothing.
 *
 * @param ruleSet the set on trial
 * @param outcome the strictest of its results
 * @param results what its rules said
 * @param differs whether its outcome is another one than the sets in force decided
 */
public record ShadowDecision(RuleSetIdentity ruleSet, Outcome outcome, List<RuleResult> results, boolean differs) {
    /** Copies the list. */
    public ShadowDecision {
        results = List.copyOf(results);
    }
}
