package dev.openbook.text.template;

import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Begins its work when it is first asked, as Python's generators do. */
final class LazyIterator implements Iterator<Value> {
    private final Supplier<Iterator<Value>> start;
    private @Nullable Iterator<Value> items;

    private LazyIterator(Supplier<Iterator<Value>> start) {
        this.start = start;
    }

    static Iteration generator(Supplier<Iterator<Value>> start) {
        return new Iteration("generator", new LazyIterator(start));
    }

    private Iterator<Value> started() {
        Iterator<Value> started = items;
        if (started == null) {
            started = start.get();
            items = started;
        }
        return started;
    }

    @Override
    public boolean hasNext() {
        return started().hasNext();
    }

    @Override
    public Value next() {
        return started().next();
    }
}
