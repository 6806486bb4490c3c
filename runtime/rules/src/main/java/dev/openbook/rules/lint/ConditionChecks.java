package dev.openbook.rules.lint;

import dev.openbook.rules.logic.Flaw;
import dev.openbook.rules.parse.Place;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.List;
import java.util.Optional;

/** Conditions that decide nothing. */
final class ConditionChecks {
    private final WrittenSet set;

    ConditionChecks(WrittenSet set) {
        this.set = set;
    }

    void look() {
        set.variables().values().forEach(this::flaws);
        set.rules().forEach(this::rule);
    }

    private void rule(WrittenRule rule) {
        boolean sound = rule.when().map(this::when).orElse(true);
        sound &= rule.require().map(this::require).orElse(true);
        rule.said().forEach(this::flaws);
        if (sound && rule.when().isPresent() && rule.require().isPresent()) {
            together(rule.when().get(), rule.require().get());
        }
    }

    /** Whether nothing is wrong with it. */
    private boolean when(Written when) {
        if (flaws(when)) {
            return false;
        }
        Optional<Boolean> value = set.conditions().value(when.expression());
        if (value.isPresent() && !value.get()) {
            set.warn(when.start(), Code.UNREACHABLE, "This is never true, so the rule is never asked. Correct it, or remove the rule.");
        } else if (value.isPresent() || (when.expression().readsNoFact() && !when.expression().reads("params"))) {
            set.warn(when.start(), Code.CONSTANT, "This does not depend on any fact. Without 'when',"
                    + " a rule is always asked: remove it, or write"
                    + " for which cases the rule is meant.");
        }
        return value.isEmpty();
    }

    private boolean require(Written require) {
        if (flaws(require)) {
            return false;
        }
        Optional<Boolean> value = set.conditions().value(require.expression());
        if (value.isPresent()) {
            set.warn(require.start(), Code.CONSTANT, value.get()
                    ? "This is always true, so the rule refuses nothing. Write what has to be true of the facts."
                    : "This is always false, so the rule refuses every case that it is asked about."
                            + " Write what has to be true of the facts.");
        } else if (require.expression().readsNoFact()) {
            set.warn(require.start(), Code.CONSTANT,
                    "This reads no fact, so the rule says the same of every case. Write what has to be true of the facts.");
            return false;
        }
        return value.isEmpty();
    }

    private void together(Written when, Written require) {
        if (set.conditions().exclude(when.expression(), require.expression())) {
            set.warn(require.start(), Code.CONTRADICTION, "This can never be true where 'when' is,"
                    + " so the rule refuses every case that it is"
                    + " asked about. Correct one of the two.");
        } else if (set.conditions().implies(when.expression(), require.expression())) {
            set.warn(require.start(), Code.CONSTANT, "This is always true where 'when' is, so the rule refuses nothing."
                    + " Correct one of the two.");
        }
    }

    private boolean flaws(Written written) {
        List<Flaw> flaws = set.conditions().flaws(written.expression());
        flaws.forEach(flaw -> warn(written.at(flaw), flaw));
        return !flaws.isEmpty();
    }

    private void warn(Place place, Flaw flaw) {
        String part = "'" + (flaw.part().length() > 100 ? flaw.part().substring(0, 100) + "…" : flaw.part()) + "'";
        switch (flaw.kind()) {
            case ALWAYS -> set.warn(place, Code.CONSTANT, part + " is always true, whatever the facts are."
                    + (flaw.part().contains("||") ? " Did you mean && (and)?" : " Correct or remove it."));
            case NEVER -> set.warn(place, Code.CONSTANT, part + " is never true, whatever the facts are. Correct or remove it.");
            case CONTRADICTION -> set.warn(place, Code.CONTRADICTION, part + " can never be true: its parts contradict each other."
                    + (flaw.part().contains("&&") ? " Did you mean || (or)?" : ""));
            case REPEATED -> set.warn(place, Code.REPEATED, part + " stands in this condition twice. Correct or remove one.");
        }
    }
}
