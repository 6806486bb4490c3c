package dev.openbook.rules.parse;

import dev.openbook.rule.RuleStage;
import java.util.List;

/**
 * What rule files may say at each stage.
 *
 * @param facts names of the groups of facts that expressions and tests use; at the stage business the file declares its own
 *     beside these
 * @param actions what may follow from a rule that does not hold
 */
public record StageLaw(List<String> facts, List<String> actions) {
    private static final List<String> PLAIN_ACTIONS = List.of("deny", "review", "warn", "audit");

    /** The law of a stage. */
    public static StageLaw of(RuleStage stage) {
        return switch (stage) {
            case ADMISSION -> new StageLaw(List.of("model", "lock", "env"), PLAIN_ACTIONS);
            case REQUEST -> new StageLaw(List.of("request", "caller", "model", "env"), PLAIN_ACTIONS);
            case RETRIEVAL -> new StageLaw(List.of("passage", "request", "caller", "env"), PLAIN_ACTIONS);
            case RESPONSE -> new StageLaw(
                    List.of("answer", "request", "caller", "model", "env"),
                    List.of("deny", "review", "redact", "warn", "audit"));
            case BUSINESS -> new StageLaw(List.of("env"), PLAIN_ACTIONS);
        };
    }
}
