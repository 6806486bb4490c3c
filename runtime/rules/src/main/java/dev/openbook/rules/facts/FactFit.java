package dev.openbook.rules.facts;

import dev.openbook.rules.facts.FactType.ListOf;
import dev.openbook.rules.facts.FactType.MapOf;
import dev.openbook.rules.facts.FactType.Plain;
import dev.openbook.rules.facts.FactType.Struct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits facts to {@link FactLimits}, as the package says: what exceeds a limit is unknown, and nothing is ever shortened. Values
 * are of their types already. Costs a walk over them.
 */
public final class FactFit {
    private FactFit() {}

    /** A group of facts without those that exceed a limit. */
    public static Map<String, Object> group(Struct type, Map<String, Object> group) {
        Map<String, Object> fitting = LinkedHashMap.newLinkedHashMap(group.size());
        group.forEach((name, value) -> {
            FactType field = type.fields().get(name);
            Object fact = field == null ? UnknownValue.UNKNOWN : fit(field, value);
            if (fact != UnknownValue.UNKNOWN) {
                fitting.put(name, fact);
            }
        });
        return Collections.unmodifiableMap(fitting);
    }

    /** A fact, or {@link UnknownValue} if it exceeds a limit. */
    static Object fit(FactType type, Object value) {
        return switch (type) {
            case Plain ignored when value == UnknownValue.UNKNOWN -> value;
            case Plain plain -> fits(plain, value) ? value : UnknownValue.UNKNOWN;
            case ListOf list when value instanceof List<?> items -> list(list.element(), items);
            case MapOf map when value instanceof Map<?, ?> entries -> table(map.value(), entries);
            case Struct struct when value instanceof LazyFacts<?> facts && facts.isOf(struct) -> facts;
            case Struct struct when value instanceof Map<?, ?> fields -> group(struct, named(fields));
            case ListOf ignored -> UnknownValue.UNKNOWN;
            case MapOf ignored -> UnknownValue.UNKNOWN;
            case Struct ignored -> UnknownValue.UNKNOWN;
        };
    }

    private static boolean fits(Plain type, Object value) {
        return type == Plain.ANY
                ? size(value, FactLimits.MAX_DEPTH) <= FactLimits.MAX_ITEMS
                : !type.isText() || ((String) value).length() <= type.maxLength();
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    private static Object list(FactType element, List<?> items) {
        if (items.size() > FactLimits.MAX_ITEMS) {
            return UnknownValue.UNKNOWN;
        }
        List<Object> fitting = new ArrayList<>(items.size());
        for (Object item : items) {
            Object fact = fit(element, item);
            boolean unknown = fact == UnknownValue.UNKNOWN;
            if (unknown && !(element instanceof Struct)) {
                return fact;
            }
            fitting.add(unknown ? Map.of() : fact);
        }
        return Collections.unmodifiableList(fitting);
    }

    private static Object table(FactType type, Map<?, ?> entries) {
        if (entries.size() > FactLimits.MAX_ITEMS || hasLongName(entries.keySet())) {
            return UnknownValue.UNKNOWN;
        }
        Map<String, Object> fitting = LinkedHashMap.newLinkedHashMap(entries.size());
        named(entries).forEach((name, value) -> fitting.put(name, fit(type, value)));
        return Collections.unmodifiableMap(fitting);
    }

    static boolean hasLongName(Collection<?> names) {
        return names.stream().anyMatch(name -> String.valueOf(name).length() > FactLimits.MAX_NAME);
    }

    /** How many values there are in a free one, itself included; more than the limit if anything in it exceeds another limit. */
    private static long size(Object value, int depth) {
        long tooMuch = FactLimits.MAX_ITEMS + 1L;
        return switch (value) {
            case String text -> text.length() <= FactLimits.MAX_TEXT ? 1 : tooMuch;
            case List<?> list -> depth == 0 || list.size() > FactLimits.MAX_ITEMS ? tooMuch : size(list, depth);
            case Map<?, ?> map -> depth == 0 || map.size() > FactLimits.MAX_ITEMS || hasLongName(map.keySet())
                    ? tooMuch
                    : size(map.values(), depth);
            default -> 1;
        };
    }

    private static long size(Collection<?> values, int depth) {
        return 1 + values.stream().mapToLong(value -> size(value, depth - 1)).sum();
    }
}
