package dev.openbook.rules.expression;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** The entries of a group, of which the values are looked up when they are asked for. */
final class FactEntries extends AbstractSet<Map.Entry<String, Object>> {
    private final FactGroup group;
    private final Set<?> names;

    FactEntries(FactGroup group, Set<?> names) {
        this.group = group;
        this.names = names;
    }

    @Override
    public int size() {
        return names.size();
    }

    @Override
    public Iterator<Map.Entry<String, Object>> iterator() {
        Iterator<?> each = names.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public Map.Entry<String, Object> next() {
                return new FactEntry(group, (String) each.next());
            }
        };
    }

    private record FactEntry(FactGroup group, String name) implements Map.Entry<String, Object> {
        @Override
        public String getKey() {
            return name;
        }

        @Override
        public Object getValue() {
            return group.select(name);
        }

        @Override
        public Object setValue(Object value) {
            throw new UnsupportedOperationException("Facts are not changed.");
        }
    }
}
