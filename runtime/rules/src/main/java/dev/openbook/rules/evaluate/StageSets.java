package dev.openbook.rules.evaluate;

import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleMode;
import dev.openbook.rule.RuleResult;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rule.RuleStage;
import dev.openbook.rule.ShadowDecision;
import dev.openbook.rules.check.CheckedRuleSet;
import dev.openbook.rules.check.CheckedRuleSet.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The rule sets of one stage: those in force and, beside them, those on trial. Thread-safe. */
final class StageSets {
    private final RuleStage stage;
    private final Asking asking;
    private final List<CheckedRuleSet> sets;
    private final List<RuleSetEvaluator> inForce = new ArrayList<>();
    private final List<RuleSetEvaluator> onTrial = new ArrayList<>();
    private final List<RuleSetIdentity> identities = new ArrayList<>();

    /** The sets of the stage among others. */
    StageSets(RuleStage stage, List<CheckedRuleSet> all, Asking asking) {
        this.stage = stage;
        this.asking = asking;
        this.sets = all.stream().filter(set -> set.stage() == stage).toList();
        for (CheckedRuleSet set : sets) {
            RuleMode mode = asking.mode(set.mode());
            (mode == RuleMode.SHADOW ? onTrial : inForce).add(new RuleSetEvaluator(set, mode, asking));
            if (mode != RuleMode.SHADOW) {
                identities.add(set.identity());
            }
        }
    }

    List<CheckedRuleSet> sets() {
        return sets;
    }

    /** The sets of which what they decide counts. */
    List<CheckedRuleSet> enforced() {
        return sets.stream().filter(set -> asking.mode(set.mode()) == RuleMode.ENFORCE).toList();
    }

    /** What they decide over groups of facts. All of them see the same day. */
    Decision decide(Map<String, Object> groups, Predicate<Rule> asked) {
        Map<String, Object> facts = new LinkedHashMap<>(groups);
        facts.computeIfAbsent("env", ignored -> asking.place());
        List<RuleResult> results = new ArrayList<>();
        for (RuleSetEvaluator set : inForce) {
            results.addAll(set.evaluate(facts, asked));
        }
        Decision decision = Decision.of(stage, results, identities);
        if (onTrial.isEmpty()) {
            return decision;
        }
        return decision.beside(onTrial.stream().map(set -> shadow(set, facts, asked, decision.outcome())).toList());
    }

    private static ShadowDecision shadow(
            RuleSetEvaluator set, Map<String, Object> facts, Predicate<Rule> asked, Outcome decided) {
        List<RuleResult> results = set.evaluate(facts, asked);
        Outcome outcome = Decision.strictest(results);
        return new ShadowDecision(set.identity(), outcome, results, outcome != decided);
    }
}
