package dev.openbook.gate;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Model;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleBook;
import dev.openbook.rule.RuleRequest;
import dev.openbook.rule.RuleResult;
import dev.openbook.rule.RuleStage;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks a book of rules. Thread-safe; costs what the rules cost. */
public final class Gates {
    private final RuleBook rules;
    private final Function<ModelProvenance, Decision> admission;

    /**
     * Gates that ask these rules.
     *
     * @param admission what was decided when a model was opened
     */
    public Gates(RuleBook rules, Function<ModelProvenance, Decision> admission) {
        this.rules = rules;
        this.admission = admission;
    }

    /** What was decided when models were opened, each decision with its model's name. */
    public List<Decision> admitted(List<? extends Model> models) {
        return models.stream()
                .map(Model::provenance)
                .map(model -> admission.apply(model).about(model.source()))
                .toList();
    }

    /** The rules asked. */
    public RuleBook rules() {
        return rules;
    }

    /** Whether anybody is asked at a stage. */
    public boolean stand(RuleStage stage) {
        return rules.stages().contains(stage);
    }

    /**
     * Asks whether something may be asked.
     *
     * @return the decision, which is {@link Outcome#REVIEW} at the strictest: then nothing must run before a person looked
     * @throws OpenbookException {@code REQUEST_REFUSED} with every reason, if the rules deny it
     */
    public Decision request(RuleRequest request) {
        Decision decision = rules.request(request);
        if (decision.outcome() == Outcome.DENY) {
            throw new OpenbookException(
                    FailureCode.REQUEST_REFUSED,
                    "The rules refuse this request: " + reasons(decision, Outcome.DENY)
                            + ". Ask something else, or somebody who may ask this.");
        }
        return decision;
    }

    /**
     * The same where a person cannot be waited for, as when only passages are searched.
     *
     * @throws OpenbookException {@code REQUEST_REFUSED} if the rules deny it or ask for a person's review first
     */
    public Decision requestNow(RuleRequest request) {
        Decision decision = request(request);
        if (decision.outcome() == Outcome.REVIEW) {
            throw new OpenbookException(
                    FailureCode.REQUEST_REFUSED,
                    "The rules want a person to look at this request first: " + reasons(decision, Outcome.REVIEW)
                            + ". Have it looked at, or ask something else.");
        }
        return decision;
    }

    /** What people read of the results that are at least so strict. */
    public static String reasons(Decision decision, Outcome least) {
        return decision.results().stream()
                .filter(result -> result.outcome().compareTo(least) >= 0)
                .map(Gates::reason)
                .collect(Collectors.joining("; "));
    }

    private static String reason(RuleResult result) {
        String words = result.message().endsWith(".")
                ? result.message().substring(0, result.message().length() - 1)
                : result.message();
        return words + " (rule " + result.rule() + " of " + result.ruleSet() + ")";
    }
}
