package dev.openbook.text.template;

/**
 * A function that every template knows, or a method of its own object.
 *
 * @param name how it is called
 * @param body what it does
 */
record Function(String name, Body body) implements Callable {

    /** What it does. */
    interface Body {
        Value call(Run run, Arguments arguments);
    }

    @Override
    public Value call(Run run, Arguments arguments) {
        return body.call(run, arguments);
    }
}
