package dev.openbook.text.template;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The items that pass a test, each tested when it is asked for. */
final class ChosenIterator implements Iterator<Value> {
    private final Iterator<Value> items;
    private final Predicate<Value> test;
    private @Nullable Value next;

    ChosenIterator(Iterator<Value> items, Predicate<Value> test) {
        this.items = items;
        this.test = test;
    }

    @Override
    public boolean hasNext() {
        while (next == null && items.hasNext()) {
            Value item = items.next();
            if (test.test(item)) {
                next = item;
            }
        }
        return next != null;
    }

    @Override
    public Value next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Value value = next;
        next = null;
        return value;
    }
}
