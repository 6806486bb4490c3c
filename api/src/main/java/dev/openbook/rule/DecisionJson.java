package dev.openbook.rule;

import dev.openbook.value.Json;
import java.util.List;
import java.util.Locale;

/**
 * A decision as JSON, the same in receipts and in every output. How long rules took is not in it, so that the same question
 * gives the same bytes; {@link #times} has that.
 */
public final class DecisionJson {
    private DecisionJson() {}

    /** {@code stage}, {@code outcome}, {@code ruleSets[]}, {@code results[]}, {@code subject} and {@code shadows[]} if there are any. */
    public static Json.Obj of(Decision decision) {
        Json.Obj json = Json.object()
                .with("stage", decision.stage().name().toLowerCase(Locale.ROOT))
                .with("outcome", word(decision.outcome()))
                .with("ruleSets", Json.array(decision.ruleSets().stream().map(DecisionJson::ruleSet).toList()))
                .with("results", results(decision.results()));
        if (!decision.subject().isEmpty()) {
            json = json.with("subject", decision.subject());
        }
        return decision.shadows().isEmpty()
                ? json
                : json.with("shadows", Json.array(decision.shadows().stream().map(DecisionJson::shadow).toList()));
    }

    /** Microseconds that each rule took, by {@code set@version/rule}. */
    public static Json.Obj times(Decision decision) {
        Json.Obj times = Json.object();
        for (RuleResult result : decision.results()) {
            times = times.with(result.ruleSet() + "/" + result.rule(), result.took().toNanos() / 1e3);
        }
        return times;
    }

    private static Json.Obj ruleSet(RuleSetIdentity set) {
        return Json.object()
                .with("name", set.name())
                .with("version", set.version())
                .with("sha256", set.digest().hex());
    }

    private static Json.Array results(List<RuleResult> results) {
        return Json.array(results.stream().map(DecisionJson::result).toList());
    }

    private static Json.Obj result(RuleResult result) {
        Json.Obj json = Json.object()
                .with("ruleSet", result.ruleSet())
                .with("rule", result.rule())
                .with("applicable", result.applicable())
                .with("verdict", result.verdict().name().toLowerCase(Locale.ROOT))
                .with("outcome", word(result.outcome()))
                .with("message", result.message())
                .with("explanation", result.explanation());
        if (!result.reasons().isEmpty()) {
            json = json.with("reasons", Json.array(result.reasons().stream().map(DecisionJson::reason).toList()));
        }
        if (!result.unknown().isEmpty()) {
            json = json.with("unknown", Json.texts(result.unknown()));
        }
        if (result.retry().isPresent()) {
            Retry retry = result.retry().get();
            json = json.with("retry", Json.object().with("max", retry.max()).with("hint", retry.hint()));
        }
        return result.redactions().isEmpty()
                ? json
                : json.with("redactions", Json.array(result.redactions().stream().map(DecisionJson::redaction).toList()));
    }

    private static Json.Obj reason(Reason reason) {
        return Json.object()
                .with("expression", reason.expression())
                .with("value", reason.value())
                .with("line", reason.line())
                .with("column", reason.column());
    }

    /** Says where and what, never what stood there. */
    private static Json.Obj redaction(Redaction redaction) {
        return Json.object()
                .with("start", redaction.start())
                .with("end", redaction.end())
                .with("what", redaction.what());
    }

    private static Json.Obj shadow(ShadowDecision shadow) {
        return Json.object()
                .with("ruleSet", ruleSet(shadow.ruleSet()))
                .with("outcome", word(shadow.outcome()))
                .with("differs", shadow.differs())
                .with("results", results(shadow.results()));
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
