package dev.openbook.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.value.Digest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final RuleSetIdentity SET = new RuleSetIdentity("default", "1", Digest.ofText(""));

    @Test
    void theStrictestResultDecides() {
        RuleResult fine = result("a", Outcome.ALLOW);
        RuleResult warning = result("b", Outcome.WARN);
        RuleResult refusal = result("c", Outcome.DENY);
        Decision decision = Decision.of(RuleStage.ADMISSION, List.of(fine, refusal, warning), List.of(SET));
        assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
        assertThat(decision.violations()).containsExactly(refusal, warning);
        assertThat(decision.results()).containsExactly(fine, refusal, warning);
        assertThat(decision.ruleSets()).containsExactly(SET);
    }

    @Test
    void withoutResultsAllIsAllowed() {
        assertThat(Decision.of(RuleStage.ADMISSION, List.of(), List.of(SET)).outcome()).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void resultsAreCopied() {
        List<RuleResult> results = new ArrayList<>(List.of(result("a", Outcome.ALLOW)));
        Decision decision = Decision.of(RuleStage.ADMISSION, results, List.of());
        results.clear();
        assertThat(decision.results()).hasSize(1);
        assertThatThrownBy(() -> decision.results().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static RuleResult result(String rule, Outcome outcome) {
        return new RuleResult("default@1", rule, outcome == Outcome.ALLOW ? Verdict.HOLDS : Verdict.VIOLATED, outcome, "", "");
    }
}
