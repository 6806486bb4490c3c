package dev.openbook.rules;

import dev.openbook.rule.Decision;

/**
 * What came of one test of a rule file.
 *
 * @param file the file as it was named, or its path within the folder that was named
 * @param line on which the test starts, counted from 1
 * @param ruleSet name and version of the set, such as {@code default@1}
 * @param name what the test shows
 * @param passed whether the set decided as expected
 * @param message what was expected and what came, as one sentence; empty if it passed
 * @param decision what the set decided
 */
public record RuleTestResult(
        String file, int line, String ruleSet, String name, boolean passed, String message, Decision decision) {}
