package dev.openbook.rules;

import java.util.List;

/**
 * What came of the tests of rule files.
 *
 * @param tests each test
 * @param coverage what the tests see of each rule
 * @param changes each rule changed in one way at a time; empty if nobody asked for that
 */
public record RuleTestReport(List<RuleTestResult> tests, List<RuleCoverage> coverage, List<RuleChange> changes) {
    /** Copies the lists. */
    public RuleTestReport {
        tests = List.copyOf(tests);
        coverage = List.copyOf(coverage);
        changes = List.copyOf(changes);
    }

    /** Whether every test passed; a file without tests passes, too. */
    public boolean passed() {
        return tests.stream().allMatch(RuleTestResult::passed);
    }

    /** The rules of which tests do not see both that they hold and that they do not. */
    public List<RuleCoverage> gaps() {
        return coverage.stream().filter(rule -> !rule.complete()).toList();
    }

    /** The changes that no test noticed. */
    public List<RuleChange> unnoticed() {
        return changes.stream().filter(change -> !change.noticed()).toList();
    }
}
