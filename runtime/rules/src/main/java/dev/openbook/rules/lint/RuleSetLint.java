package dev.openbook.rules.lint;

import dev.openbook.rule.Outcome;
import dev.openbook.rules.parse.RuleSetDocument;
import dev.openbook.rules.parse.RuleSetDocument.OnError;
import dev.openbook.rules.problem.RuleProblem;
import dev.openbook.rules.problem.RuleProblem.Code;
import dev.openbook.rules.trial.Seen;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Looks at one set that has no errors. */
public final class RuleSetLint {
    private RuleSetLint() {}

    /**
     * What is to be pointed out, in the order of the file.
     *
     * @param document the set as it is written
     * @param seen what its tests see of each rule, in the order of the rules
     */
    public static List<RuleProblem> warnings(RuleSetDocument document, List<Seen> seen) {
        WrittenSet set = new WrittenSet(document);
        new ConditionChecks(set).look();
        new RulesTogether(set).look();
        new UnusedNames(set).look();
        new Messages(set).look();
        lenient(set);
        untested(set, seen);
        return set.warnings().stream()
                .sorted(Comparator.comparingInt(RuleProblem::line).thenComparingInt(RuleProblem::column))
                .toList();
    }

    /** Whether no test could show the rule refusing anything, as was pointed out. */
    private static boolean decidesNothing(WrittenSet set, int rule) {
        List<WrittenRule> rules = set.rules();
        int first = rules.get(rule).rule().place().line();
        int behind = rule + 1 < rules.size() ? rules.get(rule + 1).rule().place().line() : Integer.MAX_VALUE;
        return set.warnings().stream()
                .filter(warning -> warning.line() >= first && warning.line() < behind)
                .anyMatch(warning -> warning.code() == Code.CONSTANT || warning.code() == Code.UNREACHABLE);
    }

    private static void lenient(WrittenSet set) {
        String strict = set.document().rules().stream()
                .filter(rule -> rule.action() == Outcome.DENY || rule.action() == Outcome.REVIEW)
                .map(rule -> "'" + rule.id() + "'")
                .collect(Collectors.joining(", "));
        if (set.document().onError() == OnError.ALLOW && !strict.isEmpty()) {
            set.warn(set.places().of("onError"), Code.LENIENT, "'onError: allow' lets a case through whenever"
                    + " a rule cannot be computed, though"
                    + " some are there to hold cases back: " + strict + ". Write 'onError: deny', or leave it out.");
        }
    }

    private static void untested(WrittenSet set, List<Seen> seen) {
        if (set.document().tests().isEmpty()) {
            set.warn(set.document().namePlace(), Code.UNTESTED, "This set has no tests, so nobody would notice a rule that decides wrongly."
                    + " Write at least one case for each rule below 'tests'.");
            return;
        }
        for (int i = 0; i < seen.size(); i++) {
            if (!seen.get(i).failing() && !decidesNothing(set, i)) {
                var rule = set.document().rules().get(i);
                set.warn(rule.place(), Code.UNTESTED,
                        "No test shows that the rule '" + rule.id() + "' refuses anything. Write one whose facts"
                        + " break it.");
            }
        }
    }
}
