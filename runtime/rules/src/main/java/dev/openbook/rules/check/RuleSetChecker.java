package dev.openbook.rules.check;

import dev.openbook.rules.check.CheckedRuleSet.Rule;
import dev.openbook.rules.check.CheckedRuleSet.Test;
import dev.openbook.rules.expression.Expression;
import dev.openbook.rules.expression.ExpressionCompiler;
import dev.openbook.rules.expression.ExpressionIssue;
import dev.openbook.rules.expression.Purpose;
import dev.openbook.rules.facts.FactType.Struct;
import dev.openbook.rules.facts.ModelSchema;
import dev.openbook.rules.parse.RuleSetDocument;
import dev.openbook.rules.parse.RuleSetDocument.RuleText;
import dev.openbook.rules.parse.RuleSetDocument.TestText;
import dev.openbook.rules.parse.RuleSetDocument.VariableText;
import dev.openbook.rules.parse.ScalarText;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks one rule set. Costs about a millisecond for each expression. */
public final class RuleSetChecker {
    private static final Struct GIVEN = Struct.named("Given").with("model", ModelSchema.MODEL);

    private final RuleSetDocument document;
    private final ExpressionCompiler compiler;

    private RuleSetChecker(RuleSetDocument document) {
        this.document = document;
        this.compiler = new ExpressionCompiler(Map.of("model", ModelSchema.MODEL), document.params());
    }

    /** The checked set; empty if the document's source has problems, then or from before. */
    public static Optional<CheckedRuleSet> check(RuleSetDocument document) {
        return new RuleSetChecker(document).check();
    }

    private Optional<CheckedRuleSet> check() {
        Map<String, Expression> variables = new LinkedHashMap<>();
        for (VariableText variable : document.variables()) {
            Optional<Expression> expression = compile(variable.expression(), Purpose.VALUE);
            expression.ifPresentOrElse(
                    sound -> compiler.define(variable.name(), sound), () -> compiler.defineBroken(variable.name()));
            expression.ifPresent(sound -> variables.put(variable.name(), sound));
        }
        List<Rule> rules = new ArrayList<>();
        document.rules().forEach(rule -> rule(rule).ifPresent(rules::add));
        List<Test> tests = document.tests().stream().map(this::test).toList();
        if (!document.source().problems().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CheckedRuleSet(
                document.identity(), document.onError(), document.mode(), document.params(),
                Collections.unmodifiableMap(variables), rules, tests));
    }

    private Optional<Rule> rule(RuleText rule) {
        Optional<Expression> when = rule.when().flatMap(text -> compile(text, Purpose.CONDITION));
        Optional<Expression> require = compile(rule.require(), Purpose.CONDITION);
        Optional<Expression> message = compile(rule.message(), Purpose.MESSAGE);
        Map<String, Expression> annotations = new LinkedHashMap<>();
        rule.annotations().forEach((name, text) ->
                compile(text, Purpose.VALUE).ifPresent(expression -> annotations.put(name, expression)));
        return require.flatMap(holds -> message.map(says -> new Rule(
                rule.id(), when, holds, rule.action(), says, Collections.unmodifiableMap(annotations))));
    }

    private Test test(TestText test) {
        Map<String, Object> given = new GivenFacts(document.source()).of(test.given(), GIVEN);
        Object model = given.getOrDefault("model", Map.of());
        return new Test(test.name(), test.place(), facts(model), test.outcome(), test.rules());
    }

    @SuppressWarnings("unchecked") // GivenFacts makes every structure a map by name.
    private static Map<String, Object> facts(Object model) {
        return (Map<String, Object>) model;
    }

    private Optional<Expression> compile(ScalarText text, Purpose purpose) {
        return compiler.compile(text.value(), purpose, issue -> report(text, issue));
    }

    private void report(ScalarText text, ExpressionIssue issue) {
        document.source()
                .report(text.at(issue.line(), issue.offset()), issue.costly() ? Code.TOO_COSTLY : Code.EXPRESSION, issue.message());
    }
}
