package dev.openbook.rules.facts;

import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns JSON into facts. {@code null} says nothing and is left out, as is what exceeds {@link FactLimits}. */
final class JsonFacts {
    /** Above this a double no longer holds every whole number. */
    private static final double MAX_EXACT = 1L << 53;

    private JsonFacts() {}

    static Map<String, Object> of(Json.Obj object) {
        return object(object, FactLimits.MAX_DEPTH);
    }

    private static Optional<Object> value(Json json, int depth) {
        return switch (json) {
            case Json.Null ignored -> Optional.empty();
            case Json.Bool truth -> Optional.of(truth.value());
            case Json.Num number -> Optional.of(number(number.value()));
            case Json.Text text -> Optional.<Object>of(text.value()).filter(t -> text.value().length() <= FactLimits.MAX_TEXT);
            case Json.Array array -> depth == 0 ? Optional.empty() : list(array, depth - 1);
            case Json.Obj object -> depth == 0 ? Optional.empty() : Optional.of(object(object, depth - 1));
        };
    }

    private static Object number(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= MAX_EXACT) {
            return (long) value;
        }
        return value;
    }

    private static Optional<Object> list(Json.Array array, int depth) {
        List<Object> values = new ArrayList<>();
        for (Json item : array.items()) {
            Optional<Object> value = value(item, depth);
            if (value.isEmpty() || values.size() == FactLimits.MAX_ITEMS) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(Collections.unmodifiableList(values));
    }

    private static Map<String, Object> object(Json.Obj object, int depth) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            if (values.size() < FactLimits.MAX_ITEMS && member.getKey().length() <= FactLimits.MAX_TEXT) {
                value(member.getValue(), depth).ifPresent(value -> values.put(member.getKey(), value));
            }
        }
        return Collections.unmodifiableMap(values);
    }
}
