package dev.openbook.rules.evaluate;

import dev.openbook.rules.check.CheckedRuleSet;
import dev.openbook.rules.expression.Evaluation;
import dev.openbook.rules.expression.Expression;
import dev.openbook.rules.expression.Facts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The facts of one question to one rule set, its variables and params among them. A variable is computed when the first
 * expression that names it is asked, so that a rule's {@code when} protects it. Not thread-safe; lives for one question.
 */
final class Variables {
    private static final String GROUP = "variables";

    private final CheckedRuleSet set;
    private final Map<String, Object> groups;
    /** Values, and {@link Evaluation.Failed} for what failed; what is unknown is absent. */
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> computed = new HashSet<>();
    private final Facts facts;

    private Variables(CheckedRuleSet set, Map<String, Object> groups) {
        this.set = set;
        this.groups = groups;
        groups.put(GROUP, Collections.unmodifiableMap(values));
        this.facts = Facts.of(groups);
    }

    /** Prepares the set's variables over groups of facts. */
    static Variables of(CheckedRuleSet set, Map<String, Object> groups) {
        Map<String, Object> facts = new LinkedHashMap<>(groups);
        facts.put("params", set.params());
        return new Variables(set, facts);
    }

    /** The value of an expression, unexplained. */
    Evaluation evaluate(Expression expression) {
        compute(expression);
        return expression.evaluate(facts);
    }

    /** The value of an expression and why. */
    Evaluation explain(Expression expression) {
        compute(expression);
        return expression.explain(facts);
    }

    /** What a message says, as far as it can. */
    String say(Expression message) {
        compute(message);
        return message.say(facts);
    }

    /** Computes the variables that an expression names and those that they name, in the order of the file. */
    private void compute(Expression expression) {
        boolean all = expression.readsWhole(GROUP);
        if (computed.size() == set.variables().size() || (!all && computed.containsAll(expression.namesOf(GROUP)))) {
            return;
        }
        Set<String> needed = new HashSet<>();
        require(expression, needed);
        if (needed.isEmpty()) {
            return;
        }
        set.variables().forEach((name, variable) -> {
            if (needed.contains(name) && computed.add(name)) {
                switch (variable.evaluate(facts)) {
                    case Evaluation.Value value -> values.put(name, value.value());
                    // Left out, and so unknown to the rules that read it.
                    case Evaluation.Unknown ignored -> {}
                    case Evaluation.Failed failed -> values.put(name, failed);
                }
            }
        });
    }

    private void require(Expression expression, Set<String> needed) {
        Collection<String> names = expression.readsWhole(GROUP) ? set.variables().keySet() : expression.namesOf(GROUP);
        for (String name : names) {
            Expression variable = set.variables().get(name);
            if (variable != null && !computed.contains(name) && needed.add(name)) {
                require(variable, needed);
            }
        }
    }

    /** The facts behind paths that an expression misses: where a path is a variable, what that misses. */
    List<String> behind(List<String> paths) {
        List<String> unknown = new ArrayList<>();
        for (String path : paths) {
            Expression variable = path.startsWith(GROUP + ".") ? set.variables().get(name(path)) : null;
            if (variable == null) {
                unknown.add(path);
            } else if (variable.evaluate(facts) instanceof Evaluation.Unknown deeper) {
                unknown.addAll(behind(deeper.facts()));
            }
        }
        return unknown.stream().distinct().toList();
    }

    private static String name(String path) {
        return path.substring(GROUP.length() + 1).split("[.\\[]", 2)[0];
    }

    /** A fact of a group; empty text if it is none. */
    String text(String group, String name) {
        return groups.get(group) instanceof Map<?, ?> map && map.get(name) instanceof String text ? text : "";
    }
}
