package dev.openbook.text.template;

import java.util.List;

/**
 * A list or tuple.
 *
 * @param items what it holds; never changed, as the sandbox forbids it
 * @param kind which of them
 */
record Sequence(List<Value> items, Kind kind) implements Value {

    /** Which sequence. */
    enum Kind {
        LIST,
        TUPLE,
        /** A tuple as {@code groupby} makes it, whose two items are also called {@code grouper} and {@code list}. */
        GROUP
    }

    static Sequence list(List<Value> items) {
        return new Sequence(items, Kind.LIST);
    }

    static Sequence tuple(List<Value> items) {
        return new Sequence(items, Kind.TUPLE);
    }

    static Sequence tuple(Value... items) {
        return new Sequence(List.of(items), Kind.TUPLE);
    }

    boolean isTuple() {
        return kind != Kind.LIST;
    }

    @Override
    public String typeName() {
        return isTuple() ? "tuple" : "list";
    }

    @Override
    public boolean truth() {
        return !items.isEmpty();
    }
}
