package dev.openbook.rule;

import java.util.List;

/**
 * What rules decided, with every reason.
 *
 * @param stage when they were asked
 * @param outcome the strictest of all results; {@link Outcome#ALLOW} if there were none
 * @param results every rule asked, in the order of the rule files
 * @param ruleSets the rule sets asked
 * @param shadows what sets on trial would have decided
 * @param subject what it was decided about, such as a model's source; empty where the stage says it
 */
public record Decision(
        RuleStage stage,
        Outcome outcome,
        List<RuleResult> results,
        List<RuleSetIdentity> ruleSets,
        List<ShadowDecision> shadows,
        String subject) {
    /** Copies the lists. */
    public Decision {
        results = List.copyOf(results);
        ruleSets = List.copyOf(ruleSets);
        shadows = List.copyOf(shadows);
    }

    /** The decision that follows from results. */
    public static Decision of(RuleStage stage, List<RuleResult> results, List<RuleSetIdentity> ruleSets) {
        return new Decision(stage, strictest(results), results, ruleSets, List.of(), "");
    }

    /** The same decision, beside what sets on trial would have decided. */
    public Decision beside(List<ShadowDecision> trials) {
        return new Decision(stage, outcome, results, ruleSets, trials, subject);
    }

    /** The same decision, about something that has a name. */
    public Decision about(String what) {
        return new Decision(stage, outcome, results, ruleSets, shadows, what);
    }

    /** The strictest outcome of results; {@link Outcome#ALLOW} if there are none. */
    public static Outcome strictest(List<RuleResult> results) {
        return results.stream().map(RuleResult::outcome).reduce(Outcome.ALLOW, Outcome::stricter);
    }

    /** The results that were not plain yes. */
    public List<RuleResult> violations() {
        return results.stream()
                .filter(result -> result.outcome() != Outcome.ALLOW)
                .toList();
    }

    /** What to black out of the text that was judged, by all rules together. */
    public List<Redaction> redactions() {
        return results.stream().flatMap(result -> result.redactions().stream()).toList();
    }
}
