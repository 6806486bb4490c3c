package dev.openbook.text.template;

import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rendering: the values it was given, its clock and its meter. Used by one thread. */
final class Run {
    private final Map<String, Value> variables;
    private final LocalDateTime now;
    private final Meter meter;
    private final Bindings bindings;
    private final PythonText text;
    private final Comparisons comparisons;
    private final Interpreter interpreter;

    Run(Map<String, Value> variables, LocalDateTime now, TemplateLimits limits, Bindings bindings) {
        this.variables = variables;
        this.now = now;
        this.meter = new Meter(limits);
        this.bindings = bindings;
        this.text = new PythonText(meter);
        this.comparisons = new Comparisons(this);
        this.interpreter = new Interpreter(this);
    }

    /** What a name stands for that no part of the template assigns; null if nothing. */
    @Nullable Value resolve(String name) {
        Value value = variables.get(name);
        return value == null ? GlobalFunctions.find(name) : value;
    }

    LocalDateTime now() {
        return now;
    }

    Meter meter() {
        return meter;
    }

    Bindings bindings() {
        return bindings;
    }

    Comparisons comparisons() {
        return comparisons;
    }

    Interpreter interpreter() {
        return interpreter;
    }

    PythonText text() {
        return text;
    }

    /** Python's {@code str} of a value. */
    String str(Value value) {
        return text.str(value);
    }

    /** Python's {@code repr} of a value. */
    String repr(Value value) {
        return text.repr(value);
    }

    /** A text that is to be made, its length checked before. */
    Text made(String made) {
        meter.text(made.length());
        return Text.of(made);
    }

    Sequence list(List<Value> items) {
        meter.items(items.size());
        return Sequence.list(items);
    }

    /** Goes through a value; each item costs a step. */
    Iterator<Value> iterate(Value value) {
        Iterator<Value> items = Iterables.iterator(value);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public Value next() {
                meter.step();
                return items.next();
            }
        };
    }

    /** All items of a value. */
    List<Value> items(Value value) {
        return Iterables.all(value, this);
    }
}
