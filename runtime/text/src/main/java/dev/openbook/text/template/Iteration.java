package dev.openbook.text.template;

import java.util.Iterator;

/**
 * What can be gone through once, item by item as they are asked for, such as Python's generators. It is always true, has no
 * length, and Python prints its address; so it cannot be printed here.
 */
final class Iteration implements Value {
    private final String typeName;
    private final Iterator<Value> iterator;

    Iteration(String typeName, Iterator<Value> iterator) {
        this.typeName = typeName;
        this.iterator = iterator;
    }

    Iterator<Value> iterator() {
        return iterator;
    }

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public boolean truth() {
        return true;
    }
}
