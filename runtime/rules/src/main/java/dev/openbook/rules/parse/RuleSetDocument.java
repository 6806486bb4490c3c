package dev.openbook.rules.parse;

import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rule.RuleStage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule file, read but not yet understood: expressions are texts.
 *
 * @param source the file, to which further problems are reported
 * @param identity name, version and digest
 * @param namePlace where the name stands
 * @param stage when the rules are asked
 * @param onError what follows if a rule fails with an error
 * @param mode whether outcomes are enforced
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
        Mode mode,
        Map<String, Object> params,
        List<VariableText> variables,
        List<RuleText> rules,
        List<TestText> tests) {
    /** Copies the lists. */
    public RuleSetDocument {
        variables = List.copyOf(variables);
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
    }

    /** What follows if a rule fails with an error, such as a division by zero. */
    public enum OnError {
        /** The model is refused. */
        DENY,
        /** The model is let through, with a note. */
        ALLOW
    }

    /** Whether outcomes count. */
    public enum Mode {
        /** As the rules say. */
        ENFORCE,
        /** A warning at most: for trying rules out. */
        REPORT
    }

    /**
     * A variable.
     *
     * @param name how rules call it: {@code variables.name}
     * @param expression its expression
     */
    public record VariableText(String name, ScalarText expression) {}

    /**
     * A rule.
     *
     * @param id unique in the set
     * @param when whether the rule applies; without it, it always does
     * @param require what has to hold
     * @param action what follows if it does not
     * @param message an expression for the sentence that people then read
     * @param annotations expressions whose values are added to the explanation, by name
     */
    public record RuleText(
            String id,
            Optional<ScalarText> when,
            ScalarText require,
            Outcome action,
            ScalarText message,
            Map<String, ScalarText> annotations) {}

    /**
     * A test.
     *
     * @param name what it shows
     * @param place where it starts
     * @param given facts; what is not given is unknown
     * @param outcome what the set should decide
     * @param rules the rules that should not hold, if the test says so
     */
    public record TestText(
            String name, Place place, YamlNode.Mapping given, Outcome outcome, Optional<List<String>> rules) {}
}
