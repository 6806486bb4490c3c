package dev.openbook.receipt;

import dev.openbook.rule.Decision;
import dev.openbook.rule.RuleResult;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.value.Json;
import java.util.Locale;

/** A decision as JSON, the same in receipts and in every output. */
public final class DecisionJson {
    private DecisionJson() {}

    /** {@code stage}, {@code outcome}, {@code ruleSets[]} and {@code results[]}. */
    public static Json.Obj of(Decision decision) {
        return Json.object()
                .with("stage", decision.stage().name().toLowerCase(Locale.ROOT))
                .with("outcome", decision.outcome().name().toLowerCase(Locale.ROOT))
                .with("ruleSets", Json.array(decision.ruleSets().stream().map(DecisionJson::ruleSet).toList()))
                .with("results", Json.array(decision.results().stream().map(DecisionJson::result).toList()));
    }

    private static Json.Obj ruleSet(RuleSetIdentity set) {
        return Json.object()
                .with("name", set.name())
                .with("version", set.version())
                .with("sha256", set.digest().hex());
    }

    private static Json.Obj result(RuleResult result) {
        return Json.object()
                .with("ruleSet", result.ruleSet())
                .with("rule", result.rule())
                .with("applicable", result.applicable())
                .with("outcome", result.outcome().name().toLowerCase(Locale.ROOT))
                .with("message", result.message())
                .with("explanation", result.explanation());
    }
}
