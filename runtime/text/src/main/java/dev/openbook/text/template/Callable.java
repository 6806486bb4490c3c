package dev.openbook.text.template;

/** What can be called: functions, methods and macros. */
non-sealed interface Callable extends Value {

    /** How messages call it. */
    String name();

    /** Calls it. */
    Value call(Run run, Arguments arguments);

    @Override
    default String typeName() {
        return "function";
    }

    @Override
    default boolean truth() {
        return true;
    }
}
