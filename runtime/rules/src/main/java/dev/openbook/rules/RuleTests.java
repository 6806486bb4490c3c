package dev.openbook.rules;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.Redaction;
import dev.openbook.rule.RuleResult;
import dev.openbook.rules.check.CheckedRuleSet;
import dev.openbook.rules.check.CheckedRuleSet.Test;
import dev.openbook.rules.evaluate.CheckedRuleBook;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the tests that rule files bring along. Every set is tested alone, whatever stands beside it.
 *
 * <p>All methods are thread-safe and keep nothing open; a test costs microseconds once its file is loaded.
 */
public final class RuleTests {
    private RuleTests() {}

    /**
     * Runs the tests of a rule file or of a folder of them, in order.
     *
     * @throws OpenbookException {@link FailureCode#RULES_INVALID} if the rules cannot be loaded
     */
    public static List<RuleTestResult> run(Path fileOrFolder) {
        return run(RuleSetFiles.load(List.of(fileOrFolder)));
    }

    /**
     * Runs the tests of a rule set in a text.
     *
     * @param name what results call it
     * @throws OpenbookException {@link FailureCode#RULES_INVALID} if the rules cannot be loaded
     */
    public static List<RuleTestResult> run(String name, String yaml) {
        return run(RuleSetFiles.parse(name, yaml));
    }

    private static List<RuleTestResult> run(RuleSetFiles files) {
        files.orThrow();
        return Stream.concat(
                        files.sets().stream().flatMap(loaded -> loaded.set().tests().stream().map(test -> run(loaded, test))),
                        files.tables().stream().flatMap(TableTests::run))
                .toList();
    }

    private static RuleTestResult run(RuleSetFiles.Loaded loaded, Test test) {
        CheckedRuleSet set = loaded.set().enforced();
        Decision decision = new CheckedRuleBook(List.of(set), RuleBooks.asking(RuleSettings.standard())).decide(set.stage(), test.given());
        Set<String> violated = new TreeSet<>();
        decision.violations().stream().map(RuleResult::rule).forEach(violated::add);
        boolean outcomeFits = decision.outcome() == test.outcome();
        boolean rulesFit = test.rules().map(TreeSet::new).map(violated::equals).orElse(true);
        String message = outcomeFits && rulesFit ? text(test, decision) : difference(test, decision, violated);
        return new RuleTestResult(
                loaded.file(), test.place().line(), loaded.set().label(), test.name(), message.isEmpty(), message, decision);
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
