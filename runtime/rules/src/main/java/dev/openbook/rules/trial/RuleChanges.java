package dev.openbook.rules.trial;

import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleMode;
import dev.openbook.rule.RuleResult;
import dev.openbook.rule.Verdict;
import dev.openbook.rules.check.CheckedRuleSet;
import dev.openbook.rules.check.CheckedRuleSet.Condition;
import dev.openbook.rules.check.CheckedRuleSet.Rule;
import dev.openbook.rules.evaluate.Asking;
import dev.openbook.rules.evaluate.CheckedRuleBook;
import dev.openbook.rules.trial.Mutant.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes one rule of a set and says what it would then have said. Nothing is compiled anew. Thread-safe. */
final class RuleChanges {
    private final CheckedRuleSet set;
    private final Rule rule;
    private final Asking asking;

    RuleChanges(CheckedRuleSet set, Rule rule, Asking asking) {
        this.set = set;
        this.rule = rule;
        this.asking = asking;
    }

    /** What can be changed about the rule. */
    List<Change> possible() {
        List<Change> changes = new ArrayList<>(List.of(Change.REQUIRE_NEGATED));
        if (rule.when().isPresent()) {
            changes.add(Change.WHEN_NEGATED);
            changes.add(Change.WHEN_REMOVED);
        }
        changes.add(Change.ACTION_WEAKENED);
        return changes;
    }

    /**
     * What the changed rule says.
     *
     * @param said what the rule itself says
     * @param given the facts
     */
    RuleResult result(Change change, RuleResult said, Map<String, Object> given) {
        return switch (change) {
            case REQUIRE_NEGATED -> negated(said);
            case WHEN_NEGATED -> elsewhere(said, given);
            case WHEN_REMOVED -> ask(rule.always(), given);
            case ACTION_WEAKENED -> ask(rule.acting(milder(rule.action())), given);
        };
    }

    /** What cannot be decided or computed cannot be so for the opposite either. */
    private RuleResult negated(RuleResult said) {
        return switch (said.verdict()) {
            case HOLDS -> with(said, Verdict.VIOLATED, effective(rule.action()));
            case VIOLATED -> with(said, Verdict.HOLDS, Outcome.ALLOW);
            case NOT_APPLICABLE, UNDECIDED, FAILED -> said;
        };
    }

    private RuleResult elsewhere(RuleResult said, Map<String, Object> given) {
        Optional<Verdict> applies = rule.when()
                .flatMap(when -> rule.requirement() instanceof Condition condition
                        ? Optional.of(rule.always().demanding(new Condition(when, condition.text())))
                        : Optional.empty())
                .map(question -> ask(question, given).verdict());
        Verdict verdict = applies.orElse(said.applicable() ? Verdict.HOLDS : Verdict.VIOLATED);
        return switch (verdict) {
            case HOLDS -> with(said, Verdict.NOT_APPLICABLE, Outcome.ALLOW);
            case VIOLATED -> ask(rule.always(), given);
            case NOT_APPLICABLE, UNDECIDED, FAILED -> said;
        };
    }

    private RuleResult ask(Rule changed, Map<String, Object> given) {
        return new CheckedRuleBook(List.of(set.with(List.of(changed))), asking).decide(set.stage(), given).results().get(0);
    }

    private Outcome effective(Outcome action) {
        return set.mode() == RuleMode.REPORT && action.compareTo(Outcome.WARN) > 0 ? Outcome.WARN : action;
    }

    /** The next milder outcome that would show; nothing is blacked out by halves. */
    private Outcome milder(Outcome action) {
        return switch (effective(action)) {
            case DENY -> Outcome.REVIEW;
            case REVIEW, REDACT -> Outcome.WARN;
            case WARN -> Outcome.AUDIT;
            case AUDIT, ALLOW -> Outcome.ALLOW;
        };
    }

    private static RuleResult with(RuleResult said, Verdict verdict, Outcome outcome) {
        return new RuleResult(said.ruleSet(), said.rule(), verdict, outcome, "", "");
    }
}
