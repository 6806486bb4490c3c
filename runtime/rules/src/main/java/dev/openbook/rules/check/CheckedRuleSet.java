package dev.openbook.rules.check;

import dev.openbook.rule.Outcome;
import dev.openbook.rule.Reason;
import dev.openbook.rule.RuleMode;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rule.RuleStage;
import dev.openbook.rules.detect.Detector;
import dev.openbook.rules.expression.Evaluation;
import dev.openbook.rules.expression.Expression;
import dev.openbook.rules.parse.DeclaredFacts;
import dev.openbook.rules.parse.Place;
import dev.openbook.rules.parse.RuleSetDocument.OnError;
import dev.openbook.rules.parse.ScalarText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule set without faults. Immutable, thread-safe.
 *
 * @param identity name, version and digest
 * @param stage when it is asked
 * @param onError what follows if a rule fails with an error
 * @param mode whether outcomes are enforced
 * @param facts what the application has to give, at the stage business
 * @param params constants by name
 * @param variables in the order in which they are computed
 * @param rules in the order of the file
 * @param tests in the order of the file
 */
public record CheckedRuleSet(
        RuleSetIdentity identity,
        RuleStage stage,
        OnError onError,
        RuleMode mode,
        DeclaredFacts facts,
        Map<String, Object> params,
        Map<String, Expression> variables,
        List<Rule> rules,
        List<Test> tests) {
    /** Copies the lists. */
    public CheckedRuleSet {
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
    }

    /** How results name this set. */
    public String label() {
        return identity.name() + "@" + identity.version();
    }

    /** The same set in force as it is written, as its tests mean it. */
    public CheckedRuleSet enforced() {
        RuleMode meant = mode == RuleMode.REPORT ? RuleMode.REPORT : RuleMode.ENFORCE;
        return new CheckedRuleSet(identity, stage, onError, meant, facts, params, variables, rules, tests);
    }

    /** The same set with other rules. */
    public CheckedRuleSet with(List<Rule> others) {
        return new CheckedRuleSet(identity, stage, onError, mode, facts, params, variables, others, tests);
    }

    /** Whether any of its expressions reads a fact, such as {@code model}, or a part of it. */
    public boolean reads(String fact) {
        return variables.values().stream().anyMatch(expression -> expression.reads(fact))
                || rules.stream().flatMap(rule -> rule.expressions().stream()).anyMatch(expression -> expression.reads(fact));
    }

    /** Whether a rule reads a fact, itself or through variables. */
    public boolean restsOn(Rule rule, String fact) {
        return rule.expressions().stream().anyMatch(expression -> restsOn(expression, fact));
    }

    private boolean restsOn(Expression expression, String fact) {
        return expression.reads(fact)
                || variables.entrySet().stream()
                        .filter(variable -> expression.reads("variables." + variable.getKey()))
                        .anyMatch(variable -> restsOn(variable.getValue(), fact));
    }

    /**
     * A rule.
     *
     * @param id unique in the set
     * @param place where it starts in the file
     * @param when whether it applies, if it does not always
     * @param requirement what has to hold
     * @param action what follows if it does not
     * @param message what people then read
     * @param annotations what the explanation adds
     * @param retry whether an answer should be written again first
     * @param bySentence whether it is asked of every sentence while an answer streams
     */
    public record Rule(
            String id,
            Place place,
            Optional<Expression> when,
            Requirement requirement,
            Outcome action,
            Expression message,
            Map<String, Expression> annotations,
            Optional<Again> retry,
            boolean bySentence) {

        /** The same rule for every case. */
        public Rule always() {
            return new Rule(id, place, Optional.empty(), requirement, action, message, annotations, retry, bySentence);
        }

        /** The same rule with another demand. */
        public Rule demanding(Requirement other) {
            return new Rule(id, place, when, other, action, message, annotations, retry, bySentence);
        }

        /** The same rule with another consequence. */
        public Rule acting(Outcome other) {
            return new Rule(id, place, when, requirement, other, message, annotations, retry, bySentence);
        }

        /** All its expressions but the wish to try again. */
        List<Expression> expressions() {
            List<Expression> all = new ArrayList<>(annotations.values());
            when.ifPresent(all::add);
            if (requirement instanceof Condition condition) {
                all.add(condition.expression());
            }
            all.add(message);
            return all;
        }
    }

    /** What a rule demands. */
    public sealed interface Requirement {}

    /**
     * Something must be true.
     *
     * @param expression must be true
     * @param text where it stands in the file
     */
    public record Condition(Expression expression, ScalarText text) implements Requirement {
        /** The parts of an evaluation with their places in the file. */
        public List<Reason> reasons(List<Evaluation.Part> parts) {
            return parts.stream()
                    .map(part -> {
                        Place place = text.at(part.line(), part.offset());
                        return new Reason(part.text(), part.value(), place.line(), place.column());
                    })
                    .toList();
        }
    }

    /**
     * Something must not be found in an answer.
     *
     * @param name of the detector
     * @param detector finds it
     * @param replacement takes its place
     */
    public record Absence(String name, Detector detector, String replacement) implements Requirement {}

    /**
     * A wish to try again.
     *
     * @param max most further tries
     * @param hint what to tell the writer
     */
    public record Again(int max, Expression hint) {}

    /**
     * A test.
     *
     * @param name what it shows
     * @param place where it starts in the file
     * @param given groups of facts by name
     * @param outcome what the set should decide
     * @param rules the rules that should not hold, if the test says so
     * @param text the answer after blacking out, if the test says so
     */
    public record Test(
            String name,
            Place place,
            Map<String, Object> given,
            Outcome outcome,
            Optional<List<String>> rules,
            Optional<String> text) {}
}
