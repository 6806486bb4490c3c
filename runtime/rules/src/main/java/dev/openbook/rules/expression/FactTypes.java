package dev.openbook.rules.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.openbook.rules.facts.FactType;
import dev.openbook.rules.facts.FactType.ListOf;
import dev.openbook.rules.facts.FactType.MapOf;
import dev.openbook.rules.facts.FactType.Plain;
import dev.openbook.rules.facts.FactType.Struct;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the types of params, of compiled expressions and of the structures behind names. */
final class FactTypes {
    private FactTypes() {}

    static Struct ofParams(Map<String, Object> params) {
        Struct type = Struct.named("Params");
        for (Map.Entry<String, Object> param : params.entrySet()) {
            type = type.with(param.getKey(), ofValue(param.getValue()));
        }
        return type;
    }

    private static FactType ofValue(Object value) {
        return switch (value) {
            case String ignored -> Plain.TEXT;
            case Long ignored -> Plain.WHOLE;
            case Double ignored -> Plain.NUMBER;
            case Boolean ignored -> Plain.TRUTH;
            case List<?> list -> new ListOf(common(list));
            case Map<?, ?> map -> new MapOf(common(map.values()), map.keySet().stream().map(String::valueOf).toList());
            default -> Plain.ANY;
        };
    }

    /** The type that all values have, or any. */
    private static FactType common(Collection<?> values) {
        Set<FactType> types = new LinkedHashSet<>();
        values.forEach(value -> types.add(ofValue(value)));
        return types.size() == 1 ? types.iterator().next() : Plain.ANY;
    }

    /** The type of an expression's value. */
    static FactType of(CelType type, Map<String, Struct> structs) {
        return switch (type.kind()) {
            case STRING -> Plain.TEXT;
            case INT -> Plain.WHOLE;
            case DOUBLE -> Plain.NUMBER;
            case BOOL -> Plain.TRUTH;
            case OPAQUE -> type.equals(FunctionBindings.MONEY) ? Plain.MONEY : Plain.ANY;
            case LIST -> new ListOf(of(((ListType) type).elemType(), structs));
            case MAP -> ((MapType) type).keyType().equals(SimpleType.STRING)
                    ? new MapOf(of(((MapType) type).valueType(), structs))
                    : Plain.ANY;
            case STRUCT -> structs.containsKey(type.name()) ? structs.get(type.name()) : Plain.ANY;
            default -> Plain.ANY;
        };
    }

    /** All structures that can be reached from names, by their own names. */
    static Map<String, Struct> structs(Map<String, FactType> names) {
        Map<String, Struct> structs = new LinkedHashMap<>();
        names.values().forEach(type -> collect(type, structs));
        return structs;
    }

    private static void collect(FactType type, Map<String, Struct> structs) {
        switch (type) {
            case Plain ignored -> {
                // Has no parts.
            }
            case ListOf list -> collect(list.element(), structs);
            case MapOf map -> collect(map.value(), structs);
            case Struct struct -> {
                if (structs.putIfAbsent(struct.name(), struct) == null) {
                    struct.fields().values().forEach(field -> collect(field, structs));
                }
            }
        }
    }
}
