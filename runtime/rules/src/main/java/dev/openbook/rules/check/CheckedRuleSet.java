package dev.openbook.rules.check;

import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rules.expression.Expression;
import dev.openbook.rules.parse.Place;
import dev.openbook.rules.parse.RuleSetDocument.Mode;
import dev.openbook.rules.parse.RuleSetDocument.OnError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule set without faults. Immutable, thread-safe.
 *
 * @param identity name, version and digest
 * @param onError what follows if a rule fails with an error
 * @param mode whether outcomes are enforced
 * @param params constants by name
 * @param variables in the order in which they are computed
 * @param rules in the order of the file
 * @param tests in the order of the file
 */
public record CheckedRuleSet(
        RuleSetIdentity identity,
        OnError onError,
        Mode mode,
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

    /**
     * A rule.
     *
     * @param id unique in the set
     * @param when whether it applies, if it does not always
     * @param require what has to hold
     * @param action what follows if it does not
     * @param message what people then read
     * @param annotations what the explanation adds
     */
    public record Rule(
            String id,
            Optional<Expression> when,
            Expression require,
            Outcome action,
            Expression message,
            Map<String, Expression> annotations) {}

    /**
     * A test.
     *
     * @param name what it shows
     * @param place where it starts in the file
     * @param model the facts given
     * @param outcome what the set should decide
     * @param rules the rules that should not hold, if the test says so
     */
    public record Test(
            String name, Place place, Map<String, Object> model, Outcome outcome, Optional<List<String>> rules) {}
}
