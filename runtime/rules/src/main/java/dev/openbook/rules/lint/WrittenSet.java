package dev.openbook.rules.lint;

import dev.openbook.rules.logic.Conditions;
import dev.openbook.rules.logic.ParsedExpression;
import dev.openbook.rules.parse.FilePlaces;
import dev.openbook.rules.parse.Place;
import dev.openbook.rules.parse.RuleSetDocument;
import dev.openbook.rules.problem.RuleProblem;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One sound set with the trees of its expressions, and what was found in it. Not thread-safe; lives while a file is looked at. */
final class WrittenSet {
    private final RuleSetDocument document;
    private final FilePlaces places;
    private final Map<String, Written> variables = new LinkedHashMap<>();
    private final List<WrittenRule> rules;
    private final Conditions conditions;
    private final List<RuleProblem> warnings = new ArrayList<>();

    WrittenSet(RuleSetDocument document) {
        this.document = document;
        this.places = FilePlaces.of(document.source());
        document.variables()
                .forEach(variable -> Written.of(variable.expression()).ifPresent(written -> variables.put(variable.name(), written)));
        this.rules = document.rules().stream().map(WrittenRule::of).toList();
        Map<String, ParsedExpression> trees = new LinkedHashMap<>();
        variables.forEach((name, written) -> trees.put(name, written.expression()));
        this.conditions = new Conditions(trees);
    }

    RuleSetDocument document() {
        return document;
    }

    FilePlaces places() {
        return places;
    }

    Map<String, Written> variables() {
        return variables;
    }

    List<WrittenRule> rules() {
        return rules;
    }

    Conditions conditions() {
        return conditions;
    }

    /** All expressions of the set. */
    Stream<Written> expressions() {
        return Stream.concat(variables.values().stream(), rules.stream().flatMap(rule -> rule.expressions().stream()));
    }

    void warn(Place place, Code code, String message) {
        warnings.add(document.source().problem(place, code, message));
    }

    List<RuleProblem> warnings() {
        return List.copyOf(warnings);
    }
}
