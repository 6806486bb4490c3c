package dev.openbook.rules.trial;

import dev.openbook.rule.Verdict;
import java.util.List;

/**
 * What tests see of a rule.
 *
 * @param holding whether a test sees it hold
 * @param failing whether a test sees it not hold
 */
public record Seen(boolean holding, boolean failing) {
    static Seen of(List<Verdict> verdicts) {
        return new Seen(
                verdicts.contains(Verdict.HOLDS),
                verdicts.stream().anyMatch(verdict -> verdict != Verdict.HOLDS && verdict != Verdict.NOT_APPLICABLE));
    }
}
