package dev.openbook.rules.trial;

import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.Redaction;
import dev.openbook.rule.RuleResult;
import dev.openbook.rules.check.CheckedRuleSet.Test;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what a test expects with what came. */
final class Expectation {
    private Expectation() {}

    /** What is different, as a sentence; empty if nothing is. */
    static String difference(Test test, Decision decision) {
        Set<String> violated = new TreeSet<>();
        decision.violations().stream().map(RuleResult::rule).forEach(violated::add);
        boolean outcomeFits = decision.outcome() == test.outcome();
        boolean rulesFit = test.rules().map(TreeSet::new).map(violated::equals).orElse(true);
        return outcomeFits && rulesFit ? text(test, decision) : difference(test, decision, violated);
    }

    /** What is wrong with the answer after blacking out; empty if nothing is. */
    private static String text(Test test, Decision decision) {
        String given = test.given().get("answer") instanceof Map<?, ?> answer && answer.get("text") instanceof String text ? text : "";
        String left = Redaction.apply(given, decision.redactions());
        return test.text().filter(expected -> !expected.equals(left))
                .map(expected -> "Expected the text '" + expected + "', but it would leave as '" + left + "'.")
                .orElse("");
    }

    private static String difference(Test test, Decision decision, Set<String> violated) {
        String expected = word(test.outcome()) + test.rules().map(rules -> " by " + names(rules)).orElse("");
        String reasons = decision.violations().stream()
                .map(result -> result.rule() + ": " + result.explanation())
                .collect(Collectors.joining("; "));
        return "Expected " + expected + ", but the set decided " + word(decision.outcome()) + " by " + names(violated)
                + (reasons.isEmpty() ? "." : " (" + reasons + ").");
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static String names(Iterable<String> rules) {
        String names = String.join(", ", rules);
        return names.isEmpty() ? "no rule" : names;
    }
}
