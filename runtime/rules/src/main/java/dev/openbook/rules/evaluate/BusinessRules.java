package dev.openbook.rules.evaluate;

import dev.openbook.rule.BusinessDecision;
import dev.openbook.rule.BusinessDecision.Question;
import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleInput;
import dev.openbook.rule.RuleMode;
import dev.openbook.rule.RuleResult;
import dev.openbook.rule.RuleStage;
import dev.openbook.rules.check.CheckedRuleSet;
import dev.openbook.rules.check.CheckedRuleSet.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks one business rule set about an application's facts. What is missing becomes a question; what rests on a fact that a
 * model extracted and nobody confirmed goes to a person, whichever way it came out. Thread-safe.
 */
final class BusinessRules {
    private final CheckedRuleSet set;
    private final RuleMode mode;
    private final Asking asking;

    BusinessRules(CheckedRuleSet set, RuleMode mode, Asking asking) {
        this.set = set;
        this.mode = mode;
        this.asking = asking;
    }

    BusinessDecision decide(RuleInput input) {
        Map<String, Object> groups = new LinkedHashMap<>();
        set.facts().roots().keySet().forEach(name -> groups.put(name, Map.of()));
        groups.putAll(ApplicationFacts.of(set.facts(), input));
        List<RuleResult> results = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        groups.putIfAbsent("env", asking.place());
        List<RuleResult> judged = new RuleSetEvaluator(set, mode, asking).evaluate(groups, rule -> true);
        for (int i = 0; i < judged.size(); i++) {
            unknown.addAll(judged.get(i).unknown());
            results.add(resting(judged.get(i), set.rules().get(i), input));
        }
        List<Question> questions = unknown.stream().map(this::question).toList();
        Decision decision = Decision.of(RuleStage.BUSINESS, results, List.of(set.identity()));
        return new BusinessDecision(decision, Map.of(), List.of(), questions);
    }

    private Question question(String fact) {
        return new Question(
                fact,
                set.facts().named(fact).flatMap(declared -> declared.question()).orElse("What is " + fact + "?"));
    }

    private RuleResult resting(RuleResult result, Rule rule, RuleInput input) {
        boolean decides = result.applicable() && (result.outcome() == Outcome.ALLOW || result.outcome() == Outcome.DENY);
        if (input.extracted().isEmpty() || !decides || mode != RuleMode.ENFORCE) {
            return result;
        }
        Set<String> extracted = new TreeSet<>(input.extracted());
        extracted.removeIf(fact -> !set.restsOn(rule, fact));
        if (extracted.isEmpty()) {
            return result;
        }
        String why = "rests on " + String.join(", ", extracted) + ", which a model read out of a document and nobody confirmed";
        return new RuleResult(
                result.ruleSet(), result.rule(), result.verdict(), Outcome.REVIEW,
                result.message().isEmpty() ? "Somebody has to confirm: this " + why + "." : result.message(),
                result.explanation() + "; " + why, result.reasons(), result.unknown(), result.retry(), result.redactions(), result.took());
    }
}
