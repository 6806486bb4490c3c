package dev.openbook.rules.check;

import dev.openbook.rules.facts.FactFit;
import dev.openbook.rules.facts.FactType;
import dev.openbook.rules.facts.FactType.ListOf;
import dev.openbook.rules.facts.FactType.MapOf;
import dev.openbook.rules.facts.FactType.Plain;
import dev.openbook.rules.facts.FactType.Struct;
import dev.openbook.rules.parse.RuleSource;
import dev.openbook.rules.parse.YamlNode;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Facts that a test writes down, fitted to the types that real facts have, so that a test cannot pass on a misspelt name.
 * What is not written, or is {@code null}, is unknown.
 *
 * @param source where problems go
 */
public record GivenFacts(RuleSource source) {

    /** The facts, as far as they keep within the limits that real facts have. */
    public Map<String, Object> of(YamlNode.Mapping given, Struct type) {
        return FactFit.group(type, struct("given", given, type));
    }

    /** Facts of a file of their own. */
    Map<String, Object> ofFile(YamlNode.Mapping facts, Struct type) {
        return struct("", facts, type);
    }

    private Optional<Object> value(String path, YamlNode node, FactType type) {
        if (node instanceof YamlNode.Scalar scalar) {
            Object value = scalar.value();
            if (value == null || (type instanceof Plain plain && fits(value, plain))) {
                return Optional.ofNullable(type == Plain.NUMBER && value instanceof Long whole ? (Object) whole.doubleValue() : value);
            }
        }
        return switch (node) {
            case YamlNode.Mapping mapping when type instanceof Struct struct -> Optional.of(struct(path, mapping, struct));
            case YamlNode.Mapping mapping when type instanceof MapOf map -> Optional.of(table(path, mapping, map.value()));
            case YamlNode.Mapping mapping when type == Plain.ANY -> Optional.of(table(path, mapping, type));
            case YamlNode.Sequence sequence when type instanceof ListOf list ->
                Optional.of(list(path, sequence, list.element()));
            case YamlNode.Sequence sequence when type == Plain.ANY -> Optional.of(list(path, sequence, type));
            default -> {
                source.report(node.place(), Code.WRONG_VALUE, "'" + path + "' must be " + type.label() + "."
                        + (type instanceof Plain plain && plain.isText() ? " Put it in quotes." : ""));
                yield Optional.empty();
            }
        };
    }

    private static boolean fits(Object value, Plain type) {
        return switch (type) {
            case TEXT, SHORT_TEXT, LONG_TEXT -> value instanceof String;
            case WHOLE -> value instanceof Long;
            case NUMBER -> value instanceof Double || value instanceof Long;
            case TRUTH -> value instanceof Boolean;
            case MONEY -> false;
            case ANY -> true;
        };
    }

    private Map<String, Object> struct(String path, YamlNode.Mapping mapping, Struct type) {
        Map<String, Object> facts = new LinkedHashMap<>();
        mapping.entries().forEach((name, entry) -> {
            FactType field = type.fields().get(name);
            if (field == null) {
                source.report(entry.keyPlace(), Code.UNKNOWN_KEY, path.isEmpty()
                        ? "There is no fact '" + name + "' here. There are: " + String.join(", ", type.fields().keySet()) + "."
                        : "'" + path + "' has no '" + name + "'. It has: " + String.join(", ", type.fields().keySet()) + ".");
            } else {
                value(path.isEmpty() ? name : path + "." + name, entry.value(), field).ifPresent(value -> facts.put(name, value));
            }
        });
        return Collections.unmodifiableMap(facts);
    }

    private Map<String, Object> table(String path, YamlNode.Mapping mapping, FactType type) {
        Map<String, Object> facts = new LinkedHashMap<>();
        mapping.entries().forEach((name, entry) ->
                value(path + "." + name, entry.value(), type).ifPresent(value -> facts.put(name, value)));
        return Collections.unmodifiableMap(facts);
    }

    private List<Object> list(String path, YamlNode.Sequence sequence, FactType type) {
        List<Object> facts = new ArrayList<>();
        sequence.items().forEach(item -> value(path, item, type).ifPresent(facts::add));
        return Collections.unmodifiableList(facts);
    }
}
