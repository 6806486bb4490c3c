package dev.openbook.rules.facts;

import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a JSON object into facts. Every name is kept; a member that says nothing ({@code null}) or exceeds {@link FactLimits}
 * anywhere within it has an unknown value.
 */
final class JsonFacts {
    /** Above this a double no longer holds every whole number. */
    private static final double MAX_EXACT = 1L << 53;

    private JsonFacts() {}

    static Map<String, Object> of(Json.Obj object) {
        Map<String, Object> facts = new LinkedHashMap<>();
        object.members().forEach((name, value) -> {
            boolean fits = count(value, FactLimits.MAX_DEPTH) <= FactLimits.MAX_ITEMS;
            facts.put(name, fits ? fact(value) : UnknownValue.UNKNOWN);
        });
        return Collections.unmodifiableMap(facts);
    }

    /** How many values there are in one, itself included; more than the limit if anything in it exceeds another limit. */
    private static long count(Json json, int depth) {
        long tooMuch = FactLimits.MAX_ITEMS + 1L;
        return switch (json) {
            case Json.Null ignored -> 1;
            case Json.Bool ignored -> 1;
            case Json.Num ignored -> 1;
            case Json.Text text -> text.value().length() <= FactLimits.MAX_TEXT ? 1 : tooMuch;
            // A list has no names, so it cannot keep a place for a value that is unknown.
            case Json.Array array -> depth == 0 || array.items().stream().anyMatch(Json.Null.class::isInstance)
                    ? tooMuch
                    : count(array.items(), depth);
            case Json.Obj object -> depth == 0 || FactFit.hasLongName(object.members().keySet())
                    ? tooMuch
                    : count(object.members().values(), depth);
        };
    }

    private static long count(Collection<Json> values, int depth) {
        return 1 + values.stream().mapToLong(value -> count(value, depth - 1)).sum();
    }

    private static Object fact(Json json) {
        return switch (json) {
            case Json.Null ignored -> UnknownValue.UNKNOWN;
            case Json.Bool truth -> truth.value();
            case Json.Num number -> number(number.value());
            case Json.Text text -> text.value();
            case Json.Array array -> list(array);
            case Json.Obj object -> map(object);
        };
    }

    private static Object number(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= MAX_EXACT) {
            return (long) value;
        }
        return value;
    }

    private static List<Object> list(Json.Array array) {
        List<Object> values = new ArrayList<>();
        array.items().forEach(item -> values.add(fact(item)));
        return Collections.unmodifiableList(values);
    }

    private static Map<String, Object> map(Json.Obj object) {
        Map<String, Object> values = new LinkedHashMap<>();
        object.members().forEach((name, value) -> values.put(name, fact(value)));
        return Collections.unmodifiableMap(values);
    }
}
