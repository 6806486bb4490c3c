package dev.openbook.rules.retrieve;

import dev.openbook.document.SearchFilter;
import dev.openbook.rule.Outcome;
import dev.openbook.rules.check.CheckedRuleSet;
import dev.openbook.rules.check.CheckedRuleSet.Condition;
import dev.openbook.rules.check.CheckedRuleSet.Rule;
import dev.openbook.rules.expression.Evaluation;
import dev.openbook.rules.expression.Outline;
import dev.openbook.rules.parse.RuleSetDocument.OnError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The retrieval rules of one set, taken apart so that each request can make filters of them. Rules that close passages are
 * translated as far as they compare a passage's document, folder, folders or type with values that the request settles.
 *
 * <p>A filter never closes what the rules would open; where it opens more, the rule is not exact, and has to be asked of what
 * was found. Immutable, thread-safe; costs microseconds a rule.
 */
public final class RetrievalSet {
    private static final String PASSAGE = "passage";
    private static final String VARIABLES = "variables.";

    private final CheckedRuleSet set;
    private final Set<String> varying = new HashSet<>();
    private final Map<String, Outline> variables = new HashMap<>();
    private final List<Closing> closing = new ArrayList<>();

    private record Closing(String rule, Optional<Outline> when, Outline require) {}

    /**
     * What one rule makes of a request.
     *
     * @param rule as {@code set@version/rule}
     * @param filter passages that it opens
     * @param exact whether the filter opens no others
     * @param size how many conditions the filter has at most
     */
    public record Translated(String rule, SearchFilter filter, boolean exact, int size) {}

    private RetrievalSet(CheckedRuleSet set) {
        this.set = set;
        set.variables().forEach((name, variable) -> {
            if (variable.reads(PASSAGE) || varying.stream().anyMatch(other -> variable.reads(VARIABLES + other))) {
                varying.add(name);
                variables.put(name, variable.outline(this::varies));
            }
        });
        for (Rule rule : set.rules()) {
            if (rule.action().compareTo(Outcome.REVIEW) >= 0 && rule.requirement() instanceof Condition condition) {
                closing.add(new Closing(
                        set.label() + "/" + rule.id(),
                        rule.when().map(when -> when.outline(this::varies)),
                        condition.expression().outline(this::varies)));
            }
        }
    }

    /** Takes a set of the stage retrieval apart. */
    public static RetrievalSet of(CheckedRuleSet set) {
        return new RetrievalSet(set);
    }

    private boolean varies(String path) {
        return path.equals(PASSAGE)
                || path.startsWith(PASSAGE + ".")
                // All variables at once, as when a rule reads them like a map.
                || path.equals("variables")
                || varying.stream().anyMatch(name -> (path + ".").startsWith(VARIABLES + name + "."));
    }

    /** What the rules that close passages open to a request. */
    public List<Translated> translate(Map<String, Object> request, Map<String, Object> environment) {
        Map<String, Object> facts = new LinkedHashMap<>(request);
        facts.putIfAbsent("env", environment);
        facts.put("params", set.params());
        Map<String, Object> values = new LinkedHashMap<>();
        facts.put("variables", Collections.unmodifiableMap(values));
        set.variables().forEach((name, variable) -> {
            if (!varying.contains(name) && variable.evaluate(facts) instanceof Evaluation.Value value) {
                values.put(name, value.value());
            }
        });
        PassageConditions conditions = new PassageConditions(facts, variables, set.onError() == OnError.DENY);
        return closing.stream().map(rule -> translate(rule, conditions)).toList();
    }

    private static Translated translate(Closing rule, PassageConditions conditions) {
        Passing require = conditions.of(rule.require());
        Passing when = rule.when().map(conditions::of).orElse(Passing.TRUE);
        return new Translated(
                rule.rule(), Passing.any(when.fails(), require.holds()), when.exact() && require.exact(), when.size() + require.size());
    }
}
