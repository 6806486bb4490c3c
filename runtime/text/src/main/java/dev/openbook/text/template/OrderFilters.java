package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Filters that order, group and sum up. Texts are compared without regard to case unless asked otherwise. */
final class OrderFilters {
    static final Map<String, Filters.Filter> ALL = Map.ofEntries(
            Filters.define("sort", "reverse? case_sensitive? attribute?", OrderFilters::sort),
            Filters.define("dictsort", "case_sensitive? by? reverse?", OrderFilters::dictSort),
            Filters.define("unique", "case_sensitive? attribute?", OrderFilters::unique),
            Filters.define("groupby", "attribute default? case_sensitive?", OrderFilters::groupBy),
            Filters.define("min", "case_sensitive? attribute?", (run, input, arguments) -> extreme(run, input, arguments, true)),
            Filters.define("max", "case_sensitive? attribute?", (run, input, arguments) -> extreme(run, input, arguments, false)),
            Filters.define("sum", "attribute? start?", OrderFilters::sum));

    private OrderFilters() {}

    private static Value folded(Run run, Value value, boolean caseSensitive) {
        if (caseSensitive || !(value instanceof Text text)) {
            return value;
        }
        run.meter().text(text.value().length());
        return Text.of(CaseMethods.lower(text.value()));
    }

    private static Value sort(Run run, Value input, Signature.Bound arguments) {
        boolean caseSensitive = arguments.truth(1, false);
        List<Attributes> paths = Attributes.several(run, arguments.get(2));
        Sorting.Key<Value> key = item -> {
            List<Value> keys = new ArrayList<>();
            paths.forEach(path -> keys.add(folded(run, path.of(item), caseSensitive)));
            return Sequence.list(keys);
        };
        return Sequence.list(Sorting.sorted(run, run.items(input), key, arguments.integer(0, 0) != 0));
    }

    private static Value dictSort(Run run, Value input, Signature.Bound arguments) {
        boolean caseSensitive = arguments.truth(0, false);
        String by = arguments.get(1, Text.of("key")) instanceof Text text ? text.value() : "";
        if (!by.equals("key") && !by.equals("value")) {
            throw TemplateFailure.data("You can only sort by either \"key\" or \"value\"");
        }
        if (!(input instanceof Dict dict)) {
            throw input instanceof Undefined undefined
                    ? undefined.failure()
                    : TemplateFailure.data("'" + input.typeName() + "' object has no attribute 'items'");
        }
        Sorting.Key<Dict.Entry> key =
                entry -> folded(run, by.equals("key") ? entry.key() : entry.value(), caseSensitive);
        List<Value> pairs = new ArrayList<>();
        Sorting.sorted(run, new ArrayList<>(dict.entries()), key, arguments.integer(2, 0) != 0)
                .forEach(entry -> pairs.add(entry.pair()));
        return Sequence.list(pairs);
    }

    private static Value unique(Run run, Value input, Signature.Bound arguments) {
        boolean caseSensitive = arguments.truth(0, false);
        Attributes path = Attributes.of(run, arguments.get(1));
        return LazyIterator.generator(() -> {
            Set<Object> seen = new HashSet<>();
            return new ChosenIterator(
                    run.iterate(input), item -> seen.add(Keys.of(folded(run, path.of(item), caseSensitive))));
        });
    }

    private static Value groupBy(Run run, Value input, Signature.Bound arguments) {
        boolean caseSensitive = arguments.truth(2, false);
        Attributes path = Attributes.of(run, arguments.get(0), arguments.get(1));
        Sorting.Key<Value> key = item -> folded(run, path.of(item), caseSensitive);
        List<Value> groups = new ArrayList<>();
        List<Value> members = new ArrayList<>();
        Value current = None.NONE;
        for (Value item : Sorting.sorted(run, run.items(input), key, false)) {
            Value now = key.of(item);
            if (!members.isEmpty() && !run.comparisons().equal(current, now)) {
                groups.add(group(caseSensitive ? current : path.of(members.getFirst()), members));
                members = new ArrayList<>();
            }
            if (members.isEmpty()) {
                current = now;
            }
            members.add(item);
        }
        if (!members.isEmpty()) {
            groups.add(group(caseSensitive ? current : path.of(members.getFirst()), members));
        }
        return Sequence.list(groups);
    }

    private static Value group(Value key, List<Value> members) {
        return new Sequence(List.of(key, Sequence.list(members)), Sequence.Kind.GROUP);
    }

    private static Value extreme(Run run, Value input, Signature.Bound arguments, boolean least) {
        boolean caseSensitive = arguments.truth(0, false);
        Attributes path = Attributes.of(run, arguments.get(1));
        Iterator<Value> items = run.iterate(input);
        if (!items.hasNext()) {
            return new Undefined("No aggregated item, sequence was empty.");
        }
        Value best = items.next();
        Value bestKey = folded(run, path.of(best), caseSensitive);
        while (items.hasNext()) {
            Value item = items.next();
            Value key = folded(run, path.of(item), caseSensitive);
            if (run.comparisons().ordered(least ? "<" : ">", key, bestKey)) {
                best = item;
                bestKey = key;
            }
        }
        return best;
    }

    private static Value sum(Run run, Value input, Signature.Bound arguments) {
        Attributes path = Attributes.of(run, arguments.get(0));
        Value total = arguments.get(1, new Int(0));
        if (total instanceof Text) {
            throw TemplateFailure.data("sum() can't sum strings");
        }
        Arithmetic arithmetic = new Arithmetic(run);
        Iterator<Value> items = run.iterate(input);
        while (items.hasNext()) {
            total = arithmetic.apply("+", total, path.of(items.next()));
        }
        return total;
    }
}
