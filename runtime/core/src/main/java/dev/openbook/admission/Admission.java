package dev.openbook.admission;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.rule.Decision;
import dev.openbook.rule.LockState;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleBook;
import dev.openbook.rule.RuleResult;
import dev.openbook.value.Digest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Decides whether an inspected model may be opened. Damaged or unsafe bytes are refused whatever the rules say; beyond that
 * the rules decide. Thread-safe; costs what the rules cost.
 */
public final class Admission {
    private final RuleBook rules;
    /** One for each model that was opened, so that nobody is asked again for every question. */
    private final Map<Opened, Decision> decided = new ConcurrentHashMap<>();

    private record Opened(String source, Digest bytes) {
        static Opened of(ModelProvenance model) {
            return new Opened(model.source(), model.identity());
        }
    }

    /** An admission desk that asks these rules. */
    public Admission(RuleBook rules) {
        this.rules = rules;
    }

    /** What the rules say of a model; refuses nothing. */
    public Decision judge(ModelProvenance model, LockState lock) {
        return rules.admit(model, lock);
    }

    /** What was decided when a model was let pass last; if it was not, what the rules say now, where no lock file is known. */
    public Decision decided(ModelProvenance model) {
        Decision before = decided.get(Opened.of(model));
        return before == null ? rules.admit(model) : before;
    }

    /**
     * Lets a model pass, or does not.
     *
     * @throws OpenbookException {@code MODEL_DAMAGED} or {@code MODEL_UNSAFE} if inspection found that its bytes must not be
     *     opened, {@code MODEL_REFUSED} if the rules deny it or ask for a person's review first
     */
    public Decision admit(ModelProvenance model, LockState lock) {
        requireSound(model);
        Decision decision = judge(model, lock);
        if (decision.outcome().compareTo(Outcome.REVIEW) >= 0) {
            String reasons = decision.violations().stream()
                    .filter(result -> result.outcome().compareTo(Outcome.REVIEW) >= 0)
                    .map(Admission::reason)
                    .collect(Collectors.joining("; "));
            throw new OpenbookException(
                    FailureCode.MODEL_REFUSED,
                    "The rules refuse the model " + model.source() + ": " + reasons
                            + ". Choose another model, or change the rules.");
        }
        decided.put(Opened.of(model), decision);
        return decision;
    }

    private static String reason(RuleResult result) {
        String words = result.message().isEmpty() ? result.explanation() : result.message();
        return withoutFullStop(words) + " (rule " + result.rule() + " of " + result.ruleSet() + ")";
    }

    private static String withoutFullStop(String words) {
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }

    private static void requireSound(ModelProvenance model) {
        for (Finding finding : model.findings()) {
            if (finding.severity() == Finding.Severity.ERROR) {
                boolean damaged = finding.code().contains("DAMAGED");
                throw new OpenbookException(
                        damaged ? FailureCode.MODEL_DAMAGED : FailureCode.MODEL_UNSAFE,
                        "The model " + model.source() + " is not opened: " + finding.message() + " " + finding.remedy());
            }
        }
    }
}
