package dev.openbook.text.template;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's {@code dict}: in the order of insertion; 1, 1.0 and true are one key. Not changed once it is in use. */
final class Dict implements Value {
    private final Map<Object, Entry> entries = new LinkedHashMap<>();

    /** A key as it was first given, and its value. */
    record Entry(Value key, Value value) {
        Sequence pair() {
            return Sequence.tuple(key, value);
        }
    }

    /** Adds or replaces. */
    Dict put(Value key, Value value) {
        Object identity = Keys.of(key);
        Entry old = entries.get(identity);
        entries.put(identity, new Entry(old == null ? key : old.key(), value));
        return this;
    }

    Dict put(String key, Value value) {
        return put(Text.of(key), value);
    }

    void putAll(Dict other) {
        other.entries.values().forEach(entry -> put(entry.key(), entry.value()));
    }

    @Nullable Value get(Value key) {
        Entry entry = entries.get(Keys.of(key));
        return entry == null ? null : entry.value();
    }

    @Nullable Value get(String key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    boolean contains(Value key) {
        return entries.containsKey(Keys.of(key));
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    int size() {
        return entries.size();
    }

    @Override
    public String typeName() {
        return "dict";
    }

    @Override
    public boolean truth() {
        return !entries.isEmpty();
    }
}
