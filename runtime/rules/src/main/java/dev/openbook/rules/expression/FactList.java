package dev.openbook.rules.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelValue;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;

/** A list of facts as the engine reads it; see {@link FactGroup}. Immutable. */
@SuppressWarnings("Immutable") // Facts are not changed while rules look at them.
final class FactList extends CelValue implements List<Object> {
    private static final CelType TYPE = ListType.create(SimpleType.DYN);

    private final List<Object> view;

    FactList(List<?> facts, MissingFacts missing, String path) {
        this.view = new View(facts, missing, path);
    }

    /** Wraps each element when it is read. */
    private static final class View extends AbstractList<Object> {
        private final List<?> facts;
        private final MissingFacts missing;
        private final String path;

        View(List<?> facts, MissingFacts missing, String path) {
            this.facts = facts;
            this.missing = missing;
            this.path = path;
        }

        @Override
        public Object get(int index) {
            return FactGroup.wrap(facts.get(index), missing, missing.path(path, index));
        }

        @Override
        public int size() {
            return facts.size();
        }
    }

    @Override
    public Object value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return view.isEmpty();
    }

    @Override
    public CelType celType() {
        return TYPE;
    }

    @Override
    public int size() {
        return view.size();
    }

    @Override
    public boolean isEmpty() {
        return view.isEmpty();
    }

    @Override
    public boolean contains(Object value) {
        return view.contains(value);
    }

    @Override
    public Iterator<Object> iterator() {
        return view.iterator();
    }

    @Override
    public Object[] toArray() {
        return view.toArray();
    }

    @Override
    public <T> T[] toArray(T[] array) {
        return view.toArray(array);
    }

    @Override
    public boolean containsAll(Collection<?> values) {
        return view.containsAll(values);
    }

    @Override
    public Object get(int index) {
        return view.get(index);
    }

    @Override
    public int indexOf(Object value) {
        return view.indexOf(value);
    }

    @Override
    public int lastIndexOf(Object value) {
        return view.lastIndexOf(value);
    }

    @Override
    public ListIterator<Object> listIterator() {
        return view.listIterator();
    }

    @Override
    public ListIterator<Object> listIterator(int index) {
        return view.listIterator(index);
    }

    @Override
    public List<Object> subList(int from, int to) {
        return view.subList(from, to);
    }

    @Override
    public boolean equals(Object other) {
        return view.equals(other);
    }

    @Override
    public int hashCode() {
        return view.hashCode();
    }

    /** As values are shown. */
    @Override
    public String toString() {
        return ValueText.of(this);
    }

    @Override
    public boolean add(Object value) {
        throw unsupported();
    }

    @Override
    public boolean remove(Object value) {
        throw unsupported();
    }

    @Override
    public boolean addAll(Collection<?> values) {
        throw unsupported();
    }

    @Override
    public boolean addAll(int index, Collection<?> values) {
        throw unsupported();
    }

    @Override
    public boolean removeAll(Collection<?> values) {
        throw unsupported();
    }

    @Override
    public boolean retainAll(Collection<?> values) {
        throw unsupported();
    }

    @Override
    public void clear() {
        throw unsupported();
    }

    @Override
    public Object set(int index, Object value) {
        throw unsupported();
    }

    @Override
    public void add(int index, Object value) {
        throw unsupported();
    }

    @Override
    public Object remove(int index) {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("Facts are not changed.");
    }
}
