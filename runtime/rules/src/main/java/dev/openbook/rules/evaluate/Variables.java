package dev.openbook.rules.evaluate;

import dev.openbook.rules.check.CheckedRuleSet;
import dev.openbook.rules.expression.Evaluation;
import dev.openbook.rules.expression.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The facts of one question to one rule set, its variables and params among them. Not thread-safe; lives for one question. */
final class Variables {
    private static final String GROUP = "variables.";

    private final CheckedRuleSet set;
    private final Map<String, Object> facts;
    private final Map<String, String> failures = new LinkedHashMap<>();

    private Variables(CheckedRuleSet set, Map<String, Object> facts) {
        this.set = set;
        this.facts = facts;
    }

    /** Computes the set's variables over groups of facts. */
    static Variables of(CheckedRuleSet set, Map<String, Object> groups, Map<String, Object> environment) {
        Map<String, Object> facts = new LinkedHashMap<>(groups);
        facts.putIfAbsent("env", environment);
        facts.put("params", set.params());
        Map<String, Object> values = new LinkedHashMap<>();
        facts.put("variables", Collections.unmodifiableMap(values));
        Variables variables = new Variables(set, facts);
        set.variables().forEach((name, expression) -> {
            switch (variables.evaluate(expression)) {
                case Evaluation.Value value -> values.put(name, value.value());
                // Left out, and so unknown to the rules that read it.
                case Evaluation.Unknown ignored -> {}
                case Evaluation.Failed failed -> variables.failures.put(name, failed.explanation());
            }
        });
        return variables;
    }

    /** The value of an expression, unexplained. */
    Evaluation evaluate(Expression expression) {
        return checked(expression, expression.evaluate(facts));
    }

    /** The value of an expression and why. */
    Evaluation explain(Expression expression) {
        return checked(expression, expression.explain(facts));
    }

    /** A variable that failed is absent like an unknown fact; a rule that misses it has failed, too. */
    private Evaluation checked(Expression expression, Evaluation evaluation) {
        if (evaluation instanceof Evaluation.Unknown unknown) {
            for (Map.Entry<String, String> failure : failures.entrySet()) {
                if (expression.reads(GROUP + failure.getKey())) {
                    return new Evaluation.Failed(unknown.explanation() + ", as " + failure.getValue());
                }
            }
        }
        return evaluation;
    }

    /** The facts that an expression misses, through its variables, in the order in which it reads them. */
    List<String> unknown(Expression expression) {
        List<String> unknown = new ArrayList<>();
        for (String path : expression.unknown(facts)) {
            Expression variable = path.startsWith(GROUP) ? set.variables().get(name(path)) : null;
            if (variable == null) {
                unknown.add(path);
            } else {
                unknown.addAll(unknown(variable));
            }
        }
        return unknown.stream().distinct().toList();
    }

    private static String name(String path) {
        return path.substring(GROUP.length()).split("\\.", 2)[0];
    }

    /** A fact of a group; empty text if it is none. */
    String text(String group, String name) {
        return facts.get(group) instanceof Map<?, ?> map && map.get(name) instanceof String text ? text : "";
    }
}
