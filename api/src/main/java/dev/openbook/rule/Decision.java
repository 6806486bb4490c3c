package dev.openbook.rule;

import java.util.List;

/**
 * What rules decided, with every reason.
 *
 * @param stage when they were asked
 * @param outcome the strictest of all results; {@link Outcome#ALLOW} if there were none
 * @param results every rule asked, in the order of the rule files
 * @param ruleSets the rule sets asked
 */
public record Decision(RuleStage stage, Outcome outcome, List<RuleResult> results, List<RuleSetIdentity> ruleSets) {
    /** Copies the lists. */
    public Decision {
        results = List.copyOf(results);
        ruleSets = List.copyOf(ruleSets);
    }

    /** The decision that follows from results. */
    public static Decision of(RuleStage stage, List<RuleResult> results, List<RuleSetIdentity> ruleSets) {
        Outcome strictest = results.stream().map(RuleResult::outcome).reduce(Outcome.ALLOW, Outcome::stricter);
        return new Decision(stage, strictest, results, ruleSets);
    }

    /** The results that were not plain yes. */
    public List<RuleResult> violations() {
        return results.stream()
                .filter(result -> result.outcome() != Outcome.ALLOW)
                .toList();
    }
}
