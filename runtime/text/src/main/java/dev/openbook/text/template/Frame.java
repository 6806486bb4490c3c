package dev.openbook.text.template;

import org.jspecify.annotations.Nullable;

/** The variables of one run of a routine. */
final class Frame {
    private final @Nullable Frame outer;
    private final int level;
    private final @Nullable Value[] slots;

    Frame(@Nullable Frame outer, RoutineLayout layout) {
        this.outer = outer;
        this.level = layout.level();
        this.slots = new @Nullable Value[layout.size()];
    }

    /** A variable's value; null if it has none. */
    @Nullable Value get(Variable variable) {
        return keeper(variable).slots[variable.slot()];
    }

    void set(Variable variable, @Nullable Value value) {
        keeper(variable).slots[variable.slot()] = value;
    }

    private Frame keeper(Variable variable) {
        Frame frame = this;
        while (frame.level > variable.level() && frame.outer != null) {
            frame = frame.outer;
        }
        return frame;
    }

    void enter(Scope scope, Run run) {
        run.meter().steps(scope.loads().size());
        for (Scope.Load load : scope.loads()) {
            switch (load) {
                case Scope.Load.Parameter parameter -> {}
                case Scope.Load.Resolve resolve -> set(resolve.variable(), run.resolve(resolve.name()));
                case Scope.Load.Alias alias -> set(alias.variable(), get(alias.outer()));
                case Scope.Load.Missing missing -> set(missing.variable(), null);
            }
        }
    }

    void leave(Scope scope) {
        for (Scope.Load load : scope.loads()) {
            set(load.variable(), null);
        }
    }
}
