package dev.openbook.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON-like data as plain Java values: null, {@code Boolean}, {@code Long}, {@code Double}, {@code String}, {@code List} and
 * {@code Map} with string keys in the order given. Unlike {@link Json} it keeps the order of members and tells 1 from 1.0,
 * as prompt templates do.
 */
public final class PlainData {
    private static final int MAX_DEPTH = 100;

    private PlainData() {}

    /**
     * An unmodifiable copy of a value. {@code Integer}, {@code Short} and {@code Byte} become {@code Long}, {@code Float}
     * becomes {@code Double}; {@code CharSequence} becomes {@code String}.
     *
     * @param place how an error names the value, such as {@code tools[0]}
     * @throws IllegalArgumentException if it holds anything else, or is nested deeper than 100; the message names the place
     */
    public static @Nullable Object copy(String place, @Nullable Object value) {
        return copy(place, value, 0);
    }

    /** An unmodifiable copy of a map; see {@link #copy(String, Object)}. */
    public static Map<String, @Nullable Object> copyMap(String place, Map<String, ? extends @Nullable Object> map) {
        return copyMap(place, map, 0);
    }

    private static @Nullable Object copy(String place, @Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException(place + " is nested deeper than " + MAX_DEPTH + ".");
        }
        return switch (value) {
            case null -> null;
            case Boolean bool -> bool;
            case Long number -> number;
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Byte number -> number.longValue();
            case Double number -> number;
            case Float number -> number.doubleValue();
            case CharSequence text -> text.toString();
            case List<?> list -> copyList(place, list, depth + 1);
            case Map<?, ?> map -> copyMap(place, map, depth + 1);
            default -> throw new IllegalArgumentException(place + " is a " + value.getClass().getSimpleName()
                    + "; allowed are null, booleans, numbers, strings, lists and maps with string keys.");
        };
    }

    private static List<@Nullable Object> copyList(String place, List<?> list, int depth) {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            copy.add(copy(place + "[" + i + "]", list.get(i), depth));
        }
        return Collections.unmodifiableList(copy);
    }

    private static Map<String, @Nullable Object> copyMap(String place, Map<?, ?> map, int depth) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (!(member.getKey() instanceof String key)) {
                throw new IllegalArgumentException(place + " has a key that is not a string: " + member.getKey() + ".");
            }
            copy.put(key, copy(place + "." + key, member.getValue(), depth));
        }
        return Collections.unmodifiableMap(copy);
    }
}
