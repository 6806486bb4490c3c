package dev.openbook.rules.facts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a fact may be. Immutable. */
public sealed interface FactType {

    /** How rule authors know this type. */
    String label();

    /** Types without parts. */
    enum Plain implements FactType {
        /** A {@link String}. */
        TEXT("text"),
        /** A {@link String} that may be long, such as an answer. */
        LONG_TEXT("text"),
        /** A {@link Long}. */
        WHOLE("a whole number"),
        /** A {@link Double}. */
        NUMBER("a number"),
        /** A {@link Boolean}. */
        TRUTH("true or false"),
        /** Any of all these types, known only when it is there. */
        ANY("any value");

        private final String label;

        Plain(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /**
     * A {@link java.util.List}.
     *
     * @param element type of each of its values
     */
    record ListOf(FactType element) implements FactType {
        @Override
        public String label() {
            return "a list";
        }
    }

    /**
     * A {@link Map} with free text keys.
     *
     * @param value type of each of its values
     */
    record MapOf(FactType value) implements FactType {
        @Override
        public String label() {
            return "a table of names and values";
        }
    }

    /**
     * A {@link Map} with fixed keys, any of which may be absent.
     *
     * @param name one capitalised word, unique among all types that one rule sees
     * @param fields types by name, in the order in which people should read them
     */
    record Struct(String name, Map<String, FactType> fields) implements FactType {
        /** Copies the map, keeping its order. */
        public Struct {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** A type without fields. */
        public static Struct named(String name) {
            return new Struct(name, Map.of());
        }

        /** This type with one more field. */
        public Struct with(String field, FactType type) {
            Map<String, FactType> copy = new LinkedHashMap<>(fields);
            copy.put(field, type);
            return new Struct(name, copy);
        }

        @Override
        public String label() {
            return "a group of facts";
        }
    }
}
