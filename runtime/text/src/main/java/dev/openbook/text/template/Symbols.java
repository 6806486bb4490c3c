package dev.openbook.text.template;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of one scope, by the rules of jinja2's {@code idtracking}: a name that a scope assigns is its own and starts
 * with the value from outside; one that it only reads is found outside, or among the values that the template was given. It
 * is decided before anything runs, so a name that the top level assigns later is its own from the start.
 */
final class Symbols {
    private final Meter meter;
    private final @Nullable Symbols parent;
    private final RoutineLayout routine;
    private final int level;
    private final String tag;
    private final Map<String, Variable> references = new LinkedHashMap<>();
    private final Map<Variable, Scope.Load> loads = new LinkedHashMap<>();
    private final Set<String> stores = new LinkedHashSet<>();

    private Symbols(Meter meter, @Nullable Symbols parent, RoutineLayout routine, int level, String tag) {
        this.meter = meter;
        this.parent = parent;
        this.routine = routine;
        this.level = level;
        this.tag = tag;
    }

    /**
     * The names of a template itself.
     *
     * @param meter counts what is copied for branches, as many branches of many names would take very long
     */
    static Symbols root(RoutineLayout routine, Meter meter) {
        return new Symbols(meter, null, routine, 0, "");
    }

    /**
     * A scope within this one.
     *
     * @param routine the routine that keeps its variables: the same, or one within
     * @param tag tells variables apart that share routine and level
     */
    Symbols inner(RoutineLayout routine, String tag) {
        return new Symbols(meter, this, routine, level + 1, tag);
    }

    RoutineLayout routine() {
        return routine;
    }

    Symbols copy() {
        meter.steps(1 + references.size() + loads.size() + stores.size());
        Symbols copy = new Symbols(meter, parent, routine, level, tag);
        copy.references.putAll(references);
        copy.loads.putAll(loads);
        copy.stores.addAll(stores);
        return copy;
    }

    @Nullable Variable find(String name) {
        for (Symbols scope = this; scope != null; scope = scope.parent) {
            Variable variable = scope.references.get(name);
            if (variable != null) {
                return variable;
            }
        }
        return null;
    }

    /** Whether a variable that is found here is given its value by a loop, call or {@code with}. */
    boolean isParameter(Variable variable) {
        Scope.Load load = null;
        for (Symbols scope = this; scope != null && load == null; scope = scope.parent) {
            load = scope.loads.get(variable);
        }
        return load instanceof Scope.Load.Parameter;
    }

    private Variable define(String name) {
        Variable variable = routine.variable(level + tag + ":" + name);
        references.put(name, variable);
        return variable;
    }

    void load(String name) {
        if (find(name) == null) {
            Variable variable = define(name);
            loads.put(variable, new Scope.Load.Resolve(variable, name));
        }
    }

    void store(String name) {
        stores.add(name);
        if (references.containsKey(name)) {
            return;
        }
        Variable outer = parent == null ? null : parent.find(name);
        Variable variable = define(name);
        loads.put(
                variable,
                outer == null ? new Scope.Load.Missing(variable) : new Scope.Load.Alias(variable, outer));
    }

    void parameter(String name) {
        stores.add(name);
        Variable variable = define(name);
        loads.put(variable, new Scope.Load.Parameter(variable));
    }

    /** Takes over what the branches of an {@code if} did to copies of this: what only some assign starts from outside. */
    void merge(List<Symbols> branches) {
        Set<String> assigned = new LinkedHashSet<>();
        branches.forEach(branch -> assigned.addAll(branch.stores));
        assigned.removeAll(stores);
        for (Symbols branch : branches) {
            references.putAll(branch.references);
            loads.putAll(branch.loads);
            stores.addAll(branch.stores);
        }
        for (String name : assigned) {
            Variable variable = find(name);
            Variable outer = parent == null ? null : parent.find(name);
            if (variable != null) {
                loads.put(
                        variable,
                        outer == null ? new Scope.Load.Resolve(variable, name) : new Scope.Load.Alias(variable, outer));
            }
        }
    }

    Scope scope() {
        return new Scope(List.copyOf(loads.values()));
    }
}
