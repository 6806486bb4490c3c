package dev.openbook.card;

import dev.openbook.value.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a card holds, in YAML or JSON, with the lines where it stands. Immutable. */
sealed interface CardValue {

    /** The value without places. */
    Json json();

    /**
     * A text, number, truth value or nothing.
     *
     * @param text exactly as it stands in the file, without quotes
     * @param json its value
     */
    record Scalar(String text, Json json) implements CardValue {}

    /**
     * A list.
     *
     * @param items in order
     */
    record Items(List<CardValue> items) implements CardValue {
        /** Copies the items. */
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public Json json() {
            return Json.array(items.stream().map(CardValue::json).toList());
        }
    }

    /**
     * Keys and values.
     *
     * @param members by key, in no order
     */
    record Members(Map<String, Member> members) implements CardValue {
        /** Nothing. */
        static final Members NONE = new Members(Map.of());

        /** Copies the members. */
        public Members {
            members = Map.copyOf(members);
        }

        /** Line of the first key; 1 if there is none. */
        int line() {
            return members.values().stream().mapToInt(Member::line).min().orElse(1);
        }

        Optional<Member> find(String key) {
            return Optional.ofNullable(members.get(key));
        }

        @Override
        public Json.Obj json() {
            Map<String, Json> values = new HashMap<>();
            members.forEach((key, member) -> values.put(key, member.json(key)));
            return new Json.Obj(values);
        }
    }

    /**
     * A value under a key.
     *
     * @param line where the key stands, counted from 1
     * @param value what stands under it
     */
    record Member(int line, CardValue value) {

        /** A version is no number, even if it looks like one: 1.10 is not 1.1. */
        private Json json(String key) {
            String name = key.toLowerCase(Locale.ROOT);
            boolean version = name.endsWith("version") || name.endsWith("revision");
            return version && value instanceof Scalar scalar && scalar.json() instanceof Json.Num
                    ? new Json.Text(scalar.text())
                    : value.json();
        }
    }

    /** The text, if it is one that says something, or a number or a truth value as it stands in the file. */
    default Optional<String> said() {
        return this instanceof Scalar scalar && !(scalar.json() instanceof Json.Null) && !scalar.text().isBlank()
                ? Optional.of(scalar.text().strip())
                : Optional.empty();
    }

    /** The items of a list; the value itself if it is none. */
    default List<CardValue> each() {
        return this instanceof Items list ? list.items() : List.of(this);
    }

    /** The keys and values; none if it has none. */
    default Members object() {
        return this instanceof Members object ? object : Members.NONE;
    }
}
