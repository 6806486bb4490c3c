package dev.openbook.rules.parse;

import dev.openbook.rule.RuleMode;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rule.RuleStage;
import java.util.List;
import java.util.Map;

/**
 * A rule file, read but not yet understood: expressions are texts.
 *
 * @param source the file, to which further problems are reported
 * @param identity name, version and digest
 * @param namePlace where the name stands
 * @param stage when the rules are asked
 * @param onError what follows if a rule fails with an error
 * @param mode whether outcomes are enforced
 * @param facts what the application has to give, at the stage business
 * @param params constants that rules read as {@code params.x}: texts, numbers, truth values, lists and maps of them
 * @param variables named expressions, each of which may use those before it
 * @param rules in order
 * @param tests in order
 */
public record RuleSetDocument(
        RuleSource source,
        RuleSetIdentity identity,
        Place namePlace,
        RuleStage stage,
        OnError onError,
        RuleMode mode,
        DeclaredFacts facts,
        Map<String, Object> params,
        List<VariableText> variables,
        List<RuleText> rules,
        List<TestText> tests)
        implements RuleDocument {
    /** Copies the lists. */
    public RuleSetDocument {
        variables = List.copyOf(variables);
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
    }

    /** What follows if a rule fails with an error, such as a division by zero. */
    public enum OnError {
        /** As if the answer were no. */
        DENY,
        /** As if the answer were yes, with a note. */
        ALLOW
    }

    /**
     * A variable.
     *
     * @param name how rules call it: {@code variables.name}
     * @param expression its expression
     */
    public record VariableText(String name, ScalarText expression) {}
}
