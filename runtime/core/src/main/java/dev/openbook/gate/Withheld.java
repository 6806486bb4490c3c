package dev.openbook.gate;

import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.ReadingRules;
import dev.openbook.rule.RuleResult;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rule.RuleStage;
import dev.openbook.rule.ShadowDecision;
import dev.openbook.rule.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts what retrieval rules said of the passages of one search. What becomes of it holds numbers and the names of rules, never
 * a word of a passage, and no rule's message either, as that may quote one. Not thread-safe.
 */
final class Withheld {
    private final ReadingRules rules;
    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final Map<RuleSetIdentity, Trial> trials = new LinkedHashMap<>();
    private int asked;

    Withheld(ReadingRules rules) {
        this.rules = rules;
    }

    /** How often a rule led to each outcome. */
    private static final class Count {
        private final RuleResult first;
        private final Map<Outcome, Integer> outcomes = new TreeMap<>();
        private Duration took = Duration.ZERO;

        Count(RuleResult first) {
            this.first = first;
        }
    }

    /** What a set on trial would have withheld. */
    private static final class Trial {
        private int withheld;
        private int differs;
    }

    /** Counts a decision on one passage; whether the passage may be read. */
    boolean opens(Decision decision) {
        asked++;
        for (RuleResult result : decision.results()) {
            Count count = counts.computeIfAbsent(result.ruleSet() + "/" + result.rule(), name -> new Count(result));
            count.outcomes.merge(result.outcome(), 1, Integer::sum);
            count.took = count.took.plus(result.took());
        }
        for (ShadowDecision shadow : decision.shadows()) {
            Trial trial = trials.computeIfAbsent(shadow.ruleSet(), set -> new Trial());
            trial.withheld += shadow.outcome().compareTo(Outcome.REVIEW) >= 0 ? 1 : 0;
            trial.differs += shadow.differs() ? 1 : 0;
        }
        return decision.outcome().compareTo(Outcome.REVIEW) < 0;
    }

    /** Starts anew, as when more passages are fetched in place of those that were counted. */
    void forget() {
        counts.clear();
        trials.clear();
        asked = 0;
    }

    /** The decision on the search. Passages were withheld where rules said so, and the request goes on: that is a note to keep. */
    Decision decision() {
        List<RuleResult> results = new ArrayList<>();
        counts.forEach((name, count) -> results.add(result(name, count)));
        for (String rule : rules.before()) {
            if (!counts.containsKey(rule)) {
                int slash = rule.indexOf('/');
                results.add(new RuleResult(
                        rule.substring(0, slash), rule.substring(slash + 1), Verdict.HOLDS, Outcome.ALLOW, "", before()));
            }
        }
        List<ShadowDecision> shadows = new ArrayList<>();
        trials.forEach((set, trial) -> shadows.add(shadow(set, trial)));
        return Decision.of(RuleStage.RETRIEVAL, results, rules.ruleSets()).beside(shadows);
    }

    private RuleResult result(String name, Count count) {
        int withheld = count.outcomes.getOrDefault(Outcome.DENY, 0) + count.outcomes.getOrDefault(Outcome.REVIEW, 0);
        int warned = count.outcomes.getOrDefault(Outcome.WARN, 0);
        int noted = count.outcomes.getOrDefault(Outcome.AUDIT, 0);
        Outcome outcome = warned > 0 ? Outcome.WARN : withheld + noted > 0 ? Outcome.AUDIT : Outcome.ALLOW;
        String message = outcome == Outcome.ALLOW ? "" : message(withheld, warned, noted);
        String explanation = (rules.before().contains(name) ? before() + "; " : "")
                + "asked of " + asked + (asked == 1 ? " passage that was found" : " passages that were found")
                + (withheld > 0 ? ", withheld " + withheld : "");
        return new RuleResult(
                count.first.ruleSet(), count.first.rule(), outcome == Outcome.ALLOW ? Verdict.HOLDS : Verdict.VIOLATED, outcome,
                message, explanation, List.of(), List.of(), Optional.empty(), List.of(), count.took);
    }

    private static String message(int withheld, int warned, int noted) {
        List<String> parts = new ArrayList<>();
        if (withheld > 0) {
            parts.add(withheld + (withheld == 1 ? " passage was" : " passages were") + " withheld");
        }
        if (warned + noted > 0) {
            parts.add("the rule does not hold for " + (warned + noted) + (warned + noted == 1 ? " passage" : " passages") + " read");
        }
        return String.join("; ", parts) + ".";
    }

    private static String before() {
        return "carried out by the search itself, so that what it closes was not ranked and is not counted";
    }

    private static ShadowDecision shadow(RuleSetIdentity set, Trial trial) {
        Outcome outcome = trial.withheld > 0 ? Outcome.AUDIT : Outcome.ALLOW;
        String label = set.name() + "@" + set.version();
        RuleResult result = new RuleResult(
                label, "passages", trial.withheld > 0 ? Verdict.VIOLATED : Verdict.HOLDS, outcome,
                trial.withheld > 0 ? "would have withheld " + trial.withheld : "", "");
        return new ShadowDecision(set, outcome, List.of(result), trial.differs > 0);
    }
}
