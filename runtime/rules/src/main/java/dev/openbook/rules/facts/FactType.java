package dev.openbook.rules.facts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a fact may be. Immutable. */
public sealed interface FactType {

    /** How rule authors know this type. */
    String label();

    /** Types without parts. */
    enum Plain implements FactType {
        /** A {@link String} of at most {@link FactLimits#MAX_TEXT}. */
        TEXT("text", FactLimits.MAX_TEXT),
        /** A {@link String} of at most {@link FactLimits#MAX_SHORT_TEXT}, such as a name or a digest. */
        SHORT_TEXT("text", FactLimits.MAX_SHORT_TEXT),
        /** A {@link String} of at most {@link FactLimits#MAX_LONG_TEXT}, such as an answer. */
        LONG_TEXT("text", FactLimits.MAX_LONG_TEXT),
        /** A {@link Long}. */
        WHOLE("a whole number", 0),
        /** A {@link Double}. */
        NUMBER("a number", 0),
        /** A {@link Boolean}. */
        TRUTH("true or false", 0),
        /** An exact amount in one currency: a value that functions make, and no fact. */
        MONEY("an amount of money", 0),
        /** Any of all these types, known only when it is there. */
        ANY("any value", 0);

        private final String label;
        private final int maxLength;

        Plain(String label, int maxLength) {
            this.label = label;
            this.maxLength = maxLength;
        }

        /** Whether its values are texts. */
        public boolean isText() {
            return maxLength > 0;
        }

        /** Longest text, in UTF-16 units; 0 if it is none. */
        public int maxLength() {
            return maxLength;
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
     * A {@link Map} with text keys.
     *
     * @param value type of each of its values
     * @param names the keys that it may have, so that others are found when rules are loaded; empty if it may have any
     */
    record MapOf(FactType value, List<String> names) implements FactType {
        /** Copies the list. */
        public MapOf {
            names = List.copyOf(names);
        }

        /** A table with any keys. */
        public MapOf(FactType value) {
            this(value, List.of());
        }

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
