package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A macro, or what a call block hands over as {@code caller}. */
final class MacroValue implements Callable {
    private final @Nullable String name;
    private final Statement.Routine routine;
    private final Bindings bindings;
    private final Bindings.Routine bound;
    private final Frame outer;

    /**
     * A macro.
     *
     * @param name null for a call block
     * @param outer the variables of the place where it was defined, which it sees as they are when it is called
     */
    MacroValue(@Nullable String name, Statement.Routine routine, Bindings bindings, Frame outer) {
        this.name = name;
        this.routine = routine;
        this.bindings = bindings;
        this.bound = bindings.routine(routine.scope());
        this.outer = outer;
    }

    @Override
    public String name() {
        return name == null ? "caller" : name;
    }

    String described() {
        return name == null ? "<Macro anonymous>" : "<Macro '" + name + "'>";
    }

    @Override
    public Value call(Run run, Arguments arguments) {
        run.meter().enter();
        Frame frame = new Frame(outer, bound.layout());
        bind(arguments, frame);
        frame.enter(bindings.scope(routine.scope()), run);
        fillDefaults(run, frame);
        Output out = new Output(run.meter());
        run.interpreter().execute(routine.body(), frame, out);
        run.meter().leave();
        return Text.of(out.toString());
    }

    private void bind(Arguments arguments, Frame frame) {
        List<Value> positional = arguments.positional();
        Map<String, Value> named = new LinkedHashMap<>(arguments.named());
        int count = routine.parameters().size();
        for (int i = 0; i < count; i++) {
            Expression.Name parameter = routine.parameters().get(i);
            Value value = i < positional.size() ? positional.get(i) : named.remove(parameter.name());
            frame.set(bindings.variable(parameter), value);
        }
        Variable caller = bound.extras().get("caller");
        if (caller != null) {
            Value given = named.remove("caller");
            frame.set(caller, given == null || given == None.NONE ? new Undefined("No caller defined") : given);
        }
        bindRest(positional.subList(Math.min(count, positional.size()), positional.size()), named, frame);
    }

    private void bindRest(List<Value> positional, Map<String, Value> named, Frame frame) {
        Variable kwargs = bound.extras().get("kwargs");
        if (kwargs != null) {
            Dict dict = new Dict();
            named.forEach(dict::put);
            frame.set(kwargs, dict);
        } else if (!named.isEmpty()) {
            throw TemplateFailure.data("macro '" + name() + "' takes no keyword argument '"
                    + named.keySet().iterator().next() + "'");
        }
        Variable varargs = bound.extras().get("varargs");
        if (varargs != null) {
            frame.set(varargs, Sequence.tuple(new ArrayList<>(positional)));
        } else if (!positional.isEmpty()) {
            throw TemplateFailure.data("macro '" + name() + "' takes not more than "
                    + routine.parameters().size() + " argument(s)");
        }
    }

    /** In order, so that a default sees the parameters before it; those behind it that are not given are undefined to it. */
    private void fillDefaults(Run run, Frame frame) {
        int count = routine.parameters().size();
        int firstDefault = count - routine.defaults().size();
        boolean[] given = new boolean[count];
        for (int i = 0; i < count; i++) {
            Expression.Name parameter = routine.parameters().get(i);
            Variable variable = bindings.variable(parameter);
            given[i] = frame.get(variable) != null;
            if (!given[i]) {
                frame.set(variable, Undefined.name(parameter.name()));
            }
        }
        for (int i = 0; i < count; i++) {
            Expression.Name parameter = routine.parameters().get(i);
            if (!given[i]) {
                Value value = i < firstDefault
                        ? new Undefined("parameter '" + parameter.name() + "' was not provided")
                        : run.interpreter().evaluator().evaluate(routine.defaults().get(i - firstDefault), frame);
                frame.set(bindings.variable(parameter), value);
            }
        }
    }

    /** A member; null if there is none of this name. */
    @Nullable Value attribute(String attribute) {
        return switch (attribute) {
            case "name" -> name == null ? None.NONE : Text.of(name);
            case "arguments" -> Sequence.tuple(routine.parameters().stream()
                    .<Value>map(parameter -> Text.of(parameter.name()))
                    .toList());
            case "catch_kwargs" -> Bool.of(bound.extras().containsKey("kwargs"));
            case "catch_varargs" -> Bool.of(bound.extras().containsKey("varargs"));
            case "caller" -> Bool.of(readsCaller());
            case "explicit_caller" -> Bool.of(declares("caller"));
            default -> null;
        };
    }

    private boolean declares(String parameter) {
        return routine.parameters().stream().anyMatch(each -> each.name().equals(parameter));
    }

    private boolean readsCaller() {
        return bound.extras().containsKey("caller")
                || (declares("caller") && !Mentions.of(routine.body(), Set.of("caller")).isEmpty());
    }

    @Override
    public String typeName() {
        return "Macro";
    }
}
