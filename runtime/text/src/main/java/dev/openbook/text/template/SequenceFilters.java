package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Filters on lists and what is like them. */
final class SequenceFilters {
    static final Map<String, Filters.Filter> ALL = Map.ofEntries(
            Filters.define("length", "", (run, input, arguments) -> length(run, input)),
            Filters.define("count", "", (run, input, arguments) -> length(run, input)),
            Filters.define("list", "", (run, input, arguments) -> run.list(new ArrayList<>(run.items(input)))),
            Filters.define("first", "", SequenceFilters::first),
            Filters.define("last", "", SequenceFilters::last),
            Filters.define("reverse", "", SequenceFilters::reverse),
            Filters.define("join", "d? attribute?", SequenceFilters::join),
            Filters.define("items", "", SequenceFilters::items),
            Filters.define("batch", "linecount fill_with?", SequenceFilters::batch),
            Filters.define("slice", "slices fill_with?", SequenceFilters::slice),
            Filters.define("default", "default_value? boolean?", SequenceFilters::otherwise),
            Filters.define("d", "default_value? boolean?", SequenceFilters::otherwise),
            Filters.define("attr", "name", SequenceFilters::attribute));

    private SequenceFilters() {}

    private static Value length(Run run, Value input) {
        if (input instanceof Text text) {
            run.meter().text(text.value().length());
        }
        return new Int(Iterables.requireLength(input));
    }

    private static Value first(Run run, Value input, Signature.Bound arguments) {
        Iterator<Value> items = run.iterate(input);
        return items.hasNext() ? items.next() : new Undefined("No first item, sequence was empty.");
    }

    private static Value last(Run run, Value input, Signature.Bound arguments) {
        List<Value> items = backwards(run, input);
        if (items.isEmpty()) {
            return new Undefined("No last item, sequence was empty.");
        }
        return input instanceof Text text ? text.with(run.str(items.getFirst())) : items.getFirst();
    }

    /** The items from the last to the first, of what Python's {@code reversed} takes. */
    private static List<Value> backwards(Run run, Value input) {
        boolean reversible = input instanceof Text
                || input instanceof Sequence
                || input instanceof Dict
                || input instanceof DictView
                || input instanceof Range
                || input instanceof Undefined;
        if (!reversible) {
            throw TemplateFailure.data("'" + input.typeName() + "' object is not reversible");
        }
        List<Value> items = new ArrayList<>(run.items(input));
        Collections.reverse(items);
        return items;
    }

    private static Value reverse(Run run, Value input, Signature.Bound arguments) {
        return switch (input) {
            case Text text -> {
                run.meter().text(text.value().length());
                yield text.with(CodePoints.reversed(text.value()));
            }
            case Iteration iteration -> {
                List<Value> items = new ArrayList<>(run.items(iteration));
                Collections.reverse(items);
                yield Sequence.list(items);
            }
            default -> {
                if (!Iterables.isIterable(input)) {
                    throw TemplateFailure.data("argument must be iterable");
                }
                yield new Iteration(reversedType(input), backwards(run, input).iterator());
            }
        };
    }

    private static String reversedType(Value input) {
        return switch (input) {
            case Dict dict -> "dict_reversekeyiterator";
            case Range range -> "range_iterator";
            case Sequence sequence when !sequence.isTuple() -> "list_reverseiterator";
            default -> "reversed";
        };
    }

    private static Value join(Run run, Value input, Signature.Bound arguments) {
        Value attribute = arguments.get(1);
        Attributes path = attribute == None.NONE ? null : Attributes.of(run, attribute);
        String separator = run.str(arguments.get(0, Text.EMPTY));
        Output out = new Output(run.meter());
        boolean first = true;
        Iterator<Value> items = run.iterate(input);
        while (items.hasNext()) {
            Value item = items.next();
            out.append(first ? "" : separator);
            out.append(run.str(path == null ? item : path.of(item)));
            first = false;
        }
        return Text.of(out.toString());
    }

    private static Value items(Run run, Value input, Signature.Bound arguments) {
        return switch (input) {
            case Undefined undefined -> new Iteration("generator", Collections.emptyIterator());
            case Dict dict -> new Iteration("generator", new DictView(dict, DictView.Part.ITEMS).iterator());
            // Python complains only when the generator is gone through.
            default -> new Iteration("generator", new FailingIterator("Can only get item pairs from a mapping."));
        };
    }

    private static Value batch(Run run, Value input, Signature.Bound arguments) {
        return LazyIterator.generator(() -> batches(run, run.iterate(input), arguments.integer(0, 1), arguments.get(1)));
    }

    private static Iterator<Value> batches(Run run, Iterator<Value> items, long size, Value fill) {
        return new Iterator<>() {
            // Jinja looks at the size before each item, so batches of none begin with an empty one, and the rest is the second.
            private boolean empty = size == 0 && items.hasNext();

            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public Value next() {
                if (empty) {
                    empty = false;
                    return Sequence.list(List.of());
                }
                List<Value> batch = new ArrayList<>(List.of(items.next()));
                while (batch.size() != size && items.hasNext()) {
                    batch.add(items.next());
                }
                if (fill != None.NONE && batch.size() < size) {
                    run.meter().items(size);
                    batch.addAll(Collections.nCopies((int) size - batch.size(), fill));
                }
                return Sequence.list(batch);
            }
        };
    }

    private static Value slice(Run run, Value input, Signature.Bound arguments) {
        return LazyIterator.generator(() -> slices(run, run.items(input), arguments.integer(0, 1), arguments.get(1)));
    }

    private static Iterator<Value> slices(Run run, List<Value> items, long count, Value fill) {
        if (count == 0) {
            throw Arithmetic.byZero();
        }
        run.meter().items(count);
        List<Value> slices = new ArrayList<>();
        int each = (int) Math.floorDiv(items.size(), count);
        long extra = Math.floorMod(items.size(), count);
        int end = 0;
        for (long i = 0; i < count; i++) {
            int start = end;
            end += each + (i < extra ? 1 : 0);
            List<Value> slice = new ArrayList<>(items.subList(start, end));
            if (fill != None.NONE && i >= extra) {
                slice.add(fill);
            }
            slices.add(Sequence.list(slice));
        }
        return slices.iterator();
    }

    private static Value otherwise(Run run, Value input, Signature.Bound arguments) {
        boolean replaced = input instanceof Undefined || (arguments.truth(1, false) && !input.truth());
        return replaced ? arguments.get(0, Text.EMPTY) : input;
    }

    private static Value attribute(Run run, Value input, Signature.Bound arguments) {
        Members members = new Members(run);
        String name = arguments.text(0, "");
        Value found = members.find(input, name);
        return found == null ? new Undefined("'" + input.typeName() + " object' has no attribute '" + name + "'") : found;
    }
}
