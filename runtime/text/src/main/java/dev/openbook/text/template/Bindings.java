package dev.openbook.text.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where each mention of a name finds its value, and what scopes, macros and loops need. Filled once, then only read. */
final class Bindings {
    private final @Nullable Variable[] names;
    private final boolean[] parameters;
    private final @Nullable Scope[] scopes;
    private final @Nullable Routine[] routines;

    /**
     * What a macro or loop has.
     *
     * @param layout of the routine that keeps its variables
     * @param extras the variables that Jinja adds, where the body reads them: {@code loop}; {@code caller}, {@code kwargs},
     *     {@code varargs}
     */
    record Routine(RoutineLayout layout, Map<String, Variable> extras) {
        /** Copies the map. */
        Routine {
            extras = Map.copyOf(extras);
        }
    }

    Bindings(int names, int scopes) {
        this.names = new @Nullable Variable[names];
        this.parameters = new boolean[names];
        this.scopes = new @Nullable Scope[scopes];
        this.routines = new @Nullable Routine[scopes];
    }

    /** The scope of the template itself: the last. */
    int rootScope() {
        return scopes.length - 1;
    }

    void bind(Expression.Name name, Variable variable, boolean parameter) {
        names[name.id()] = variable;
        parameters[name.id()] = parameter;
    }

    void bind(int scope, Scope loads) {
        scopes[scope] = loads;
    }

    void bind(int scope, Routine routine) {
        routines[scope] = routine;
    }

    Variable variable(Expression.Name name) {
        return present(names[name.id()]);
    }

    /** Whether the name is given its value by a loop, call or {@code with}, and has none outside of it. */
    boolean isParameter(Expression.Name name) {
        return parameters[name.id()];
    }

    Scope scope(int id) {
        return present(scopes[id]);
    }

    Routine routine(int id) {
        return present(routines[id]);
    }

    private static <T> T present(@Nullable T bound) {
        if (bound == null) {
            throw new IllegalStateException("The resolver left something of a template unbound.");
        }
        return bound;
    }
}
