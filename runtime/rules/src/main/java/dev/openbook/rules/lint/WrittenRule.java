package dev.openbook.rules.lint;

import dev.openbook.rules.parse.RuleText;
import dev.openbook.rules.parse.RuleText.Redact;
import dev.openbook.rules.parse.RuleText.Require;
import dev.openbook.rules.parse.ScalarText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule with the trees of its expressions.
 *
 * @param rule as it is written
 * @param when whether it applies, if it says so
 * @param require what has to be so; empty for a rule that looks for something with a detector
 * @param said the expressions whose values people read
 */
record WrittenRule(RuleText rule, Optional<Written> when, Optional<Written> require, List<Written> said) {
    static WrittenRule of(RuleText rule) {
        Optional<ScalarText> require = rule.test() instanceof Require condition ? Optional.of(condition.require()) : Optional.empty();
        List<Written> said = new ArrayList<>();
        Written.of(rule.message()).ifPresent(said::add);
        rule.annotations().values().forEach(text -> Written.of(text).ifPresent(said::add));
        return new WrittenRule(rule, rule.when().flatMap(Written::of), require.flatMap(Written::of), said);
    }

    /** Everything that it reads facts with. */
    List<Written> expressions() {
        List<Written> all = new ArrayList<>(said);
        when.ifPresent(all::add);
        require.ifPresent(all::add);
        rule.retry().flatMap(again -> Written.of(again.hint())).ifPresent(all::add);
        return all;
    }

    /** What it looks at and when, in one spelling: equal for rules that say the same. */
    String meaning() {
        String demand = switch (rule.test()) {
            case Require ignored -> require.map(written -> written.expression().text()).orElse("");
            case Redact redact -> "redact " + redact.detector();
        };
        return occasion() + "\n" + demand;
    }

    /** When it applies, in one spelling. */
    String occasion() {
        return when.map(written -> written.expression().text()).orElse("");
    }
}
