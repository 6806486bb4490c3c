package dev.openbook.rules.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelValue;
import dev.cel.common.values.SelectableValue;
import dev.openbook.rules.facts.UnknownValue;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A group or table of facts as the engine reads it, at no cost but this object. The engine walks over every plain map and list
 * with all that is in them, whenever it meets one, in search of values to convert; of its own values it keeps its hands.
 *
 * <p>What is absent is unknown. A name of which the value is {@link UnknownValue} counts among the names, and its value is
 * unknown as well. A value that is an {@link Evaluation.Failed} is a variable that failed, and fails who reads it. Immutable.
 */
@SuppressWarnings("Immutable") // Facts are not changed while rules look at them.
final class FactGroup extends CelValue implements SelectableValue<String>, Map<String, Object> {
    private static final CelType TYPE = MapType.create(SimpleType.STRING, SimpleType.DYN);

    private final Map<?, ?> facts;
    private final MissingFacts missing;
    private final String path;

    FactGroup(Map<?, ?> facts, MissingFacts missing, String path) {
        this.facts = facts;
        this.missing = missing;
        this.path = path;
    }

    /** A value as the engine reads it. */
    static Object wrap(Object value, MissingFacts missing, String path) {
        return switch (value) {
            case CelValue ready -> ready;
            case Map<?, ?> map -> new FactGroup(map, missing, path);
            case List<?> list -> new FactList(list, missing, path);
            default -> value;
        };
    }

    @Override
    public Object select(String field) {
        Object value = facts.get(field);
        if (value == null || value == UnknownValue.UNKNOWN) {
            missing.add(path, field);
            throw new UnknownFactRead();
        }
        if (value instanceof Evaluation.Failed failed) {
            throw new VariableFailure(failed.explanation());
        }
        return wrap(value, missing, missing.path(path, field));
    }

    @Override
    public Optional<Object> find(String field) {
        Object value = facts.get(field);
        return value == null || value == UnknownValue.UNKNOWN ? Optional.empty() : Optional.of(select(field));
    }

    /** By the brackets of an expression, and {@code in}; nothing if there is no such name. */
    @Override
    public @Nullable Object get(Object key) {
        return facts.containsKey(key) && key instanceof String name ? select(name) : null;
    }

    /** The facts as they were given, for those who only show them. */
    Map<?, ?> facts() {
        return facts;
    }

    @Override
    public Object value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return facts.isEmpty();
    }

    @Override
    public CelType celType() {
        return TYPE;
    }

    @Override
    public int size() {
        return facts.size();
    }

    @Override
    public boolean isEmpty() {
        return facts.isEmpty();
    }

    @Override
    public boolean containsKey(Object key) {
        return facts.containsKey(key);
    }

    @Override
    public boolean containsValue(Object value) {
        return values().contains(value);
    }

    @Override
    public Set<String> keySet() {
        Set<String> names = new LinkedHashSet<>();
        facts.keySet().forEach(name -> names.add((String) name));
        return names;
    }

    @Override
    public Collection<Object> values() {
        return keySet().stream().map(this::select).toList();
    }

    /** Loops read the names alone, so the values are looked up only by those who ask for them. */
    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new FactEntries(this, facts.keySet());
    }

    /** Equal to a map of equal entries. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Map<?, ?> map && map.size() == size()
                && keySet().stream().allMatch(name -> select(name).equals(map.get(name)));
    }

    @Override
    public int hashCode() {
        return keySet().stream().mapToInt(name -> new SimpleImmutableEntry<>(name, select(name)).hashCode()).sum();
    }

    /** As values are shown. */
    @Override
    public String toString() {
        return ValueText.of(this);
    }

    @Override
    public Object put(String key, Object value) {
        throw new UnsupportedOperationException("Facts are not changed.");
    }

    @Override
    public Object remove(Object key) {
        throw new UnsupportedOperationException("Facts are not changed.");
    }

    @Override
    public void putAll(Map<? extends String, ?> others) {
        throw new UnsupportedOperationException("Facts are not changed.");
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("Facts are not changed.");
    }
}
