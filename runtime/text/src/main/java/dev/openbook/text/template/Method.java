package dev.openbook.text.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A method of a value, ready to be called.
 *
 * @param name how it is called
 * @param owner whose it is
 * @param definition what it does
 */
record Method(String name, Value owner, Definition definition) implements Callable {

    /** What a method does. */
    interface Body {
        Value call(Run run, Value owner, Signature.Bound arguments);
    }

    /** A method that takes its arguments as they come. */
    interface FreeBody {
        Value call(Run run, Value owner, Arguments arguments);
    }

    /** A method of a type. */
    record Definition(FreeBody body) {}

    static Definition define(String name, String signature, Body body) {
        Signature parameters = Signature.of(signature);
        return new Definition((run, owner, arguments) -> body.call(run, owner, parameters.bind(name + "()", arguments)));
    }

    static @Nullable Value find(Map<String, Definition> methods, Value owner, String name) {
        Definition definition = methods.get(name);
        return definition == null ? null : new Method(name, owner, definition);
    }

    @Override
    public Value call(Run run, Arguments arguments) {
        return definition.body().call(run, owner, arguments);
    }

    @Override
    public String typeName() {
        return "builtin_function_or_method";
    }
}
