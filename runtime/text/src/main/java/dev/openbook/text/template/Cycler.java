package dev.openbook.text.template;

import java.util.List;

/** jinja2's {@code cycler}: gives its items in turn, again and again. */
final class Cycler implements Value {
    private final List<Value> items;
    private int position;

    Cycler(List<Value> items) {
        if (items.isEmpty()) {
            throw TemplateFailure.data("at least one item has to be provided");
        }
        this.items = List.copyOf(items);
    }

    /** All of them. */
    List<Value> items() {
        return items;
    }

    /** Which of them is next, from 0 on. */
    int position() {
        return position;
    }

    Value current() {
        return items.get(position);
    }

    Value next() {
        Value current = current();
        position = (position + 1) % items.size();
        return current;
    }

    void reset() {
        position = 0;
    }

    @Override
    public String typeName() {
        return "Cycler";
    }

    @Override
    public boolean truth() {
        return true;
    }
}
