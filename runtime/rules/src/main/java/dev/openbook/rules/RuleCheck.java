package dev.openbook.rules;

import java.nio.file.Path;

/**
 * One test of a rule file as a test framework wants it: a name, a place, and something to run. Immutable, thread-safe.
 *
 * @param result what came of the test
 */
public record RuleCheck(RuleTestResult result) {
    /** Set and test, such as {@code default@1: a model that cannot be read}. */
    public String name() {
        return result.ruleSet() + ": " + result.name();
    }

    /** The file that holds the test. */
    public Path file() {
        return Path.of(result.file());
    }

    /**
     * Fails as an assertion does, if the set decides otherwise than the test expects.
     *
     * @throws AssertionError with what was expected and what came
     */
    public void verify() {
        if (!result.passed()) {
            throw new AssertionError(result.file() + ":" + result.line() + ": " + result.message());
        }
    }
}
