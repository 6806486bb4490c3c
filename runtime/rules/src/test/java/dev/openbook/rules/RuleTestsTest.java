package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rule.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTestsTest {
    private static final String SET = RuleSets.requiring("model.license.open", "deny") + """
            tests:
              - {name: right, given: {model: {license: {open: false}}}, expect: {outcome: deny, rules: [only]}}
              - {name: wrong outcome, given: {model: {license: {open: false}}}, expect: {outcome: allow}}
              - {name: wrong rules, given: {model: {}}, expect: {outcome: deny, rules: []}}
              - {name: nothing given is unknown, given: {model: {license: null}}, expect: {outcome: deny}}
            """;

    @Test
    void aTestPassesOnlyIfOutcomeAndRulesAreAsExpected() {
        List<RuleTestResult> results = RuleTests.run("test.yaml", SET);
        assertThat(results).extracting(RuleTestResult::passed).containsExactly(true, false, false, true);
        assertThat(results.get(0).message()).isEmpty();
        assertThat(results.get(0).decision().outcome()).isEqualTo(Outcome.DENY);
        assertThat(results.get(1).message()).isEqualTo(
                "Expected allow, but the set decided deny by only (only: model.license.open is false: model.license.open = false).");
        assertThat(results.get(2).message()).startsWith("Expected deny by no rule, but the set decided deny by only (");
        assertThat(results.get(2).line()).isEqualTo(14);
        assertThat(results.get(2).ruleSet()).isEqualTo("test@1");
    }
}
