package dev.openbook.rules.check;

import dev.openbook.rule.RuleStage;
import dev.openbook.rules.check.CheckedRuleSet.Absence;
import dev.openbook.rules.check.CheckedRuleSet.Again;
import dev.openbook.rules.check.CheckedRuleSet.Condition;
import dev.openbook.rules.check.CheckedRuleSet.Requirement;
import dev.openbook.rules.check.CheckedRuleSet.Rule;
import dev.openbook.rules.check.CheckedRuleSet.Test;
import dev.openbook.rules.detect.Detectors;
import dev.openbook.rules.expression.Expression;
import dev.openbook.rules.expression.ExpressionCompiler;
import dev.openbook.rules.expression.ExpressionIssue;
import dev.openbook.rules.expression.Purpose;
import dev.openbook.rules.facts.FactType;
import dev.openbook.rules.facts.FactType.Struct;
import dev.openbook.rules.facts.StageSchema;
import dev.openbook.rules.parse.RuleSetDocument;
import dev.openbook.rules.parse.RuleSetDocument.VariableText;
import dev.openbook.rules.parse.RuleText;
import dev.openbook.rules.parse.ScalarText;
import dev.openbook.rules.parse.TestText;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks one rule set. Costs about a millisecond for each expression. */
public final class RuleSetChecker {
    private final RuleSetDocument document;
    private final Map<String, FactType> groups;
    private final ExpressionCompiler compiler;

    private RuleSetChecker(RuleSetDocument document) {
        this.document = document;
        this.groups = new LinkedHashMap<>(StageSchema.of(document.stage()));
        if (document.stage() == RuleStage.BUSINESS) {
            groups.putAll(document.facts().roots());
        }
        this.compiler = new ExpressionCompiler(
                groups, document.params(), document.variables().stream().map(VariableText::name).toList());
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
                document.identity(), document.stage(), document.onError(), document.mode(), document.facts(),
                document.params(), Collections.unmodifiableMap(variables), rules, tests));
    }

    private Optional<Rule> rule(RuleText rule) {
        Optional<Expression> when = rule.when().flatMap(text -> compile(text, Purpose.CONDITION));
        Optional<Requirement> requirement = requirement(rule.test());
        Optional<Expression> message = compile(rule.message(), Purpose.MESSAGE);
        Map<String, Expression> annotations = new LinkedHashMap<>();
        rule.annotations().forEach((name, text) ->
                compile(text, Purpose.VALUE).ifPresent(expression -> annotations.put(name, expression)));
        Optional<Again> retry = rule.retry()
                .flatMap(again -> compile(again.hint(), Purpose.MESSAGE).map(hint -> new Again(again.max(), hint)));
        return requirement.flatMap(demands -> message.map(says -> new Rule(
                rule.id(), rule.place(), when, demands, rule.action(), says, Collections.unmodifiableMap(annotations),
                retry, rule.bySentence())));
    }

    private Optional<Requirement> requirement(RuleText.Test test) {
        return switch (test) {
            case RuleText.Require condition -> compile(condition.require(), Purpose.CONDITION)
                    .map(expression -> new Condition(expression, condition.require()));
            case RuleText.Redact redact -> {
                var detector = Detectors.named(redact.detector());
                if (detector.isEmpty()) {
                    document.source().report(redact.place(), Code.WRONG_VALUE, "There is no detector '" + redact.detector()
                            + "'. There are: " + String.join(", ", Detectors.names()) + ".");
                }
                yield detector.map(found -> new Absence(redact.detector(), found, redact.replacement()));
            }
        };
    }

    private Test test(TestText test) {
        Struct given = new Struct("Given", groups);
        Map<String, Object> facts = new LinkedHashMap<>();
        groups.keySet().forEach(group -> facts.put(group, Map.of()));
        facts.putAll(new GivenFacts(document.source()).of(test.given(), given));
        return new Test(test.name(), test.place(), facts, test.outcome(), test.rules(), test.text());
    }

    private Optional<Expression> compile(ScalarText text, Purpose purpose) {
        return compiler.compile(text.value(), purpose, issue -> report(text, issue));
    }

    private void report(ScalarText text, ExpressionIssue issue) {
        document.source()
                .report(text.at(issue.line(), issue.offset()), issue.costly() ? Code.TOO_COSTLY : Code.EXPRESSION, issue.message());
    }
}
