package dev.openbook.rules.evaluate;

import dev.openbook.provenance.ModelProvenance;
import dev.openbook.rule.Decision;
import dev.openbook.rule.RuleBook;
import dev.openbook.rule.RuleResult;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rule.RuleStage;
import dev.openbook.rules.check.CheckedRuleSet;
import dev.openbook.rules.facts.ModelFacts;
import java.util.List;
import java.util.Map;

/** Rule sets that stand side by side: every rule of every set is asked, the strictest outcome counts. Thread-safe. */
public final class CheckedRuleBook implements RuleBook {
    private final List<CheckedRuleSet> sets;

    /** A book of sets, in order. */
    public CheckedRuleBook(List<CheckedRuleSet> sets) {
        this.sets = List.copyOf(sets);
    }

    @Override
    public Decision admit(ModelProvenance model) {
        return decide(ModelFacts.of(model));
    }

    /** The same over facts that are there already, as in tests of rules. */
    public Decision decide(Map<String, Object> model) {
        List<RuleResult> results = sets.stream()
                .flatMap(set -> new RuleSetEvaluator(set).evaluate(model).stream())
                .toList();
        return Decision.of(RuleStage.ADMISSION, results, ruleSets());
    }

    @Override
    public List<RuleSetIdentity> ruleSets() {
        return sets.stream().map(CheckedRuleSet::identity).toList();
    }
}
