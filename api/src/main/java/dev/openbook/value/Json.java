package dev.openbook.value;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A JSON value (RFC 8259) as plain Java values. Immutable. Receipts, decisions and bills of materials are built from it
 * and written by {@link CanonicalJson}.
 */
public sealed interface Json {
    /** JSON's {@code null}. */
    Json NULL = new Null();

    /** {@code null}. */
    record Null() implements Json {}

    /**
     * {@code true} or {@code false}.
     *
     * @param value which
     */
    record Bool(boolean value) implements Json {}

    /**
     * A number.
     *
     * @param value a finite double; whole numbers are exact up to 2^53
     */
    record Num(double value) implements Json {
        /** Refuses what JSON cannot say. */
        public Num {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("JSON has no number for " + value);
            }
        }
    }

    /**
     * A string.
     *
     * @param value its characters
     */
    record Text(String value) implements Json {}

    /**
     * An array.
     *
     * @param items in order
     */
    record Array(List<Json> items) implements Json {
        /** Copies the items. */
        public Array {
            items = List.copyOf(items);
        }
    }

    /**
     * An object, its members in the order of their names' UTF-16 code units.
     *
     * @param members by name
     */
    record Obj(Map<String, Json> members) implements Json {
        /** Copies and sorts the members. */
        public Obj {
            members = Collections.unmodifiableMap(new TreeMap<>(members));
        }

        /** This object with one more member, or with a member replaced. */
        public Obj with(String name, Json value) {
            Map<String, Json> copy = new TreeMap<>(members);
            copy.put(name, value);
            return new Obj(copy);
        }

        /** This object with one more text, or with a member replaced. */
        public Obj with(String name, String value) {
            return with(name, new Text(value));
        }

        /** This object with one more text, or {@code null} in its place, or with a member replaced. */
        public Obj with(String name, Optional<String> value) {
            return with(name, value.<Json>map(Text::new).orElse(NULL));
        }

        /** This object with one more number, or with a member replaced. */
        public Obj with(String name, double value) {
            return with(name, new Num(value));
        }

        /** This object with one more truth value, or with a member replaced. */
        public Obj with(String name, boolean value) {
            return with(name, new Bool(value));
        }

        /** This object without the named members. */
        public Obj without(String... names) {
            Map<String, Json> copy = new TreeMap<>(members);
            for (String name : names) {
                copy.remove(name);
            }
            return new Obj(copy);
        }
    }

    /** An object without members. */
    static Obj object() {
        return new Obj(Map.of());
    }

    /** An array of values. */
    static Array array(List<? extends Json> items) {
        return new Array(List.copyOf(items));
    }

    /** An array of strings. */
    static Array texts(List<String> items) {
        return new Array(items.stream().<Json>map(Text::new).toList());
    }
}
