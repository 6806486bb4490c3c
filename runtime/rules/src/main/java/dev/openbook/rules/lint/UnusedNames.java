package dev.openbook.rules.lint;

import dev.openbook.rules.parse.DeclaredFact;
import dev.openbook.rules.parse.RuleSetDocument;
import dev.openbook.rules.problem.RuleProblem.Code;

/** Names that nothing reads, which is often a name misspelt elsewhere or a rule forgotten. */
final class UnusedNames {
    private final WrittenSet set;

    UnusedNames(WrittenSet set) {
        this.set = set;
    }

    void look() {
        RuleSetDocument document = set.document();
        for (DeclaredFact fact : document.facts().all()) {
            if (isUnused(fact.name())) {
                set.warn(fact.place(), Code.UNUSED, "No rule reads the fact '" + fact.name() + "', so nobody has to be asked for it."
                        + " Use it, or remove it.");
            }
        }
        for (String name : document.params().keySet()) {
            if (isUnused("params." + name)) {
                set.warn(set.places().of("params", name), Code.UNUSED, "Nothing reads the param '" + name + "'. Use it as params." + name
                        + ", or remove it.");
            }
        }
        for (int i = 0; i < document.variables().size(); i++) {
            String name = document.variables().get(i).name();
            if (isUnused("variables." + name)) {
                set.warn(set.places().of("variables", i), Code.UNUSED,
                        "Nothing reads the variable '" + name + "'. Use it as variables." + name
                        + ", or remove it.");
            }
        }
    }

    private boolean isUnused(String path) {
        return set.expressions().noneMatch(written -> written.expression().reads(path));
    }
}
