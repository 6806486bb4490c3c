package dev.openbook.text.template;

import java.util.HashMap;
import java.util.Map;

/** Gives out the places of the variables of one routine: the template itself, a macro, or a recursive loop. */
final class RoutineLayout {
    private final int level;
    private final Map<String, Variable> variables = new HashMap<>();

    RoutineLayout(int level) {
        this.level = level;
    }

    int level() {
        return level;
    }

    int size() {
        return variables.size();
    }

    /** The variable of this name, which says its scope, too. */
    Variable variable(String name) {
        return variables.computeIfAbsent(name, key -> new Variable(level, variables.size()));
    }
}
