package dev.openbook.cli;

import dev.openbook.answer.Answer;
import dev.openbook.rule.Decision;
import dev.openbook.rule.RuleResult;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rule.RuleStage;
import java.util.List;

/** What rules decided when an answer's models were opened, all models together. */
final class AdmissionDecision {
    private AdmissionDecision() {}

    static Decision of(Answer answer) {
        List<Decision> each = answer.decisions(RuleStage.ADMISSION);
        List<RuleResult> results = each.stream().flatMap(decision -> decision.results().stream()).toList();
        List<RuleSetIdentity> sets = each.stream().flatMap(decision -> decision.ruleSets().stream()).distinct().toList();
        return Decision.of(RuleStage.ADMISSION, results, sets);
    }
}
