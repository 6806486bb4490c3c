package dev.openbook.rules.lint;

import dev.openbook.rules.parse.Place;
import dev.openbook.rules.parse.RuleText.Redact;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.List;

/** Rules that say the same, or the opposite, of each other. */
final class RulesTogether {
    /** Pairs grow with the square. */
    private static final int MAX_RULES = 100;

    private final WrittenSet set;

    RulesTogether(WrittenSet set) {
        this.set = set;
    }

    void look() {
        List<WrittenRule> rules = set.rules();
        for (int second = 1; second < Math.min(rules.size(), MAX_RULES); second++) {
            for (int first = 0; first < second; first++) {
                if (warned(rules.get(first), rules.get(second))) {
                    break;
                }
            }
        }
    }

    private boolean warned(WrittenRule first, WrittenRule second) {
        String other = "the rule '" + first.rule().id() + "' on line " + first.rule().place().line();
        if (first.meaning().equals(second.meaning())) {
            set.warn(place(second), Code.REPEATED, "This is what " + other + " demands already. Remove one of the two, or correct it.");
            return true;
        }
        boolean opposed = first.occasion().equals(second.occasion()) && isOpen(first) && isOpen(second)
                && set.conditions().exclude(first.require().orElseThrow().expression(), second.require().orElseThrow().expression());
        if (opposed) {
            set.warn(place(second), Code.CONTRADICTION, "This and what " + other
                    + " demands can never both be true, so one of the two refuses every case. Correct one of them.");
        }
        return opposed;
    }

    /** Whether a rule demands something that may be so or not. */
    private boolean isOpen(WrittenRule rule) {
        return rule.require().isPresent() && set.conditions().value(rule.require().get().expression()).isEmpty();
    }

    private static Place place(WrittenRule rule) {
        return rule.rule().test() instanceof Redact redact
                ? redact.place()
                : rule.require().map(Written::start).orElse(rule.rule().place());
    }
}
