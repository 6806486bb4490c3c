package dev.openbook.text.template;

import java.util.Iterator;

/** Fails when it is asked for the first item, as Python's generators do that were made of the wrong thing. */
final class FailingIterator implements Iterator<Value> {
    private final String message;

    FailingIterator(String message) {
        this.message = message;
    }

    @Override
    public boolean hasNext() {
        throw TemplateFailure.data(message);
    }

    @Override
    public Value next() {
        throw TemplateFailure.data(message);
    }
}
