package dev.openbook.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one rule said.
 *
 * @param ruleSet name and version of its rule set, such as {@code default@1}
 * @param rule its identifier within the set
 * @param verdict what came of asking it
 * @param outcome {@link Outcome#ALLOW} if it was not applicable or holds, else what follows
 * @param message what it says to people when it does not hold, empty otherwise
 * @param explanation the expression and the facts it saw, or why it could not be evaluated; empty if it was not applicable
 * @param reasons the parts that made it fail, outermost first, with their values and places; empty if it holds
 * @param unknown paths of the facts that kept it from being decided, such as {@code applicant.taxStatus}
 * @param retry whether the answer should be written again; empty if it holds or the rule does not wish so
 * @param redactions what to black out; empty if it holds
 * @param took how long asking it took; no part of what was decided
 */
public record RuleResult(
        String ruleSet,
        String rule,
        Verdict verdict,
        Outcome outcome,
        String message,
        String explanation,
        List<Reason> reasons,
        List<String> unknown,
        Optional<Retry> retry,
        List<Redaction> redactions,
        Duration took) {
    /** Copies the lists. */
    public RuleResult {
        reasons = List.copyOf(reasons);
        unknown = List.copyOf(unknown);
        redactions = List.copyOf(redactions);
    }

    /** A result without parts, wishes or time. */
    public RuleResult(
            String ruleSet, String rule, Verdict verdict, Outcome outcome, String message, String explanation) {
        this(
                ruleSet, rule, verdict, outcome, message, explanation,
                List.of(), List.of(), Optional.empty(), List.of(), Duration.ZERO);
    }

    /** Whether its condition for being asked held. */
    public boolean applicable() {
        return verdict != Verdict.NOT_APPLICABLE;
    }
}
