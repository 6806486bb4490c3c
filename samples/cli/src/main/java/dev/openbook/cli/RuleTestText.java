package dev.openbook.cli;

import dev.openbook.rules.RuleChange;
import dev.openbook.rules.RuleCoverage;
import dev.openbook.rules.RuleTestReport;
import dev.openbook.rules.RuleTestResult;
import java.util.List;

/** What came of rule tests, for people. */
final class RuleTestText {
    private final Terminal terminal;

    RuleTestText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(RuleTestReport report) {
        String set = "";
        for (RuleTestResult test : report.tests()) {
            if (!set.equals(test.ruleSet())) {
                set = test.ruleSet();
                terminal.out().println(terminal.bold(set) + "  " + terminal.faint(Shown.words(test.file())));
            }
            test(test);
        }
        terminal.out().println();
        long failed = report.tests().stream().filter(test -> !test.passed()).count();
        terminal.out().println(Counted.of(report.tests().size(), "test") + (failed == 0 ? ", all passed." : ", " + failed + " failed."));
        coverage(report);
        if (!report.changes().isEmpty()) {
            changes(report);
        }
    }

    private void test(RuleTestResult test) {
        terminal.out().println("  " + (test.passed() ? "✓ " : "✗ ") + Shown.words(test.name())
                + (test.passed() ? "" : " (line " + test.line() + ")"));
        if (!test.passed()) {
            terminal.out().println(terminal.wrapped(Shown.words(test.message()), "      "));
        }
    }

    private void coverage(RuleTestReport report) {
        List<RuleCoverage> gaps = report.gaps();
        int all = report.coverage().size();
        terminal.out().println(gaps.isEmpty()
                ? Counted.of(all, "rule") + ", each seen both holding and refusing."
                : Counted.of(all, "rule") + ", " + gaps.size() + " not seen both holding and refusing:");
        gaps.forEach(gap -> place(gap.file(), gap.line(), gap.column(), gap.rule(), gap.gap()));
    }

    private void changes(RuleTestReport report) {
        List<RuleChange> unnoticed = report.unnoticed();
        terminal.out().println(Counted.of(report.changes().size(), "change")
                + (unnoticed.isEmpty()
                        ? " to rules tried, each noticed by a test." : " to rules tried, " + unnoticed.size() + " unnoticed:"));
        unnoticed.forEach(change -> place(
                change.file(), change.line(), change.column(), change.rule(), change.kind().sentence() + "."));
    }

    private void place(String file, int line, int column, String rule, String sentence) {
        terminal.out().println(Shown.words("  " + file + ":" + line + ":" + column + ": " + rule));
        terminal.out().println(terminal.wrapped(sentence, "      "));
    }
}
