package dev.openbook.text.template;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** {@code map}, {@code select} and their kin. What they give is worked out item by item as it is gone through. */
final class SelectionFilters {
    static final Map<String, Filters.Filter> ALL = Map.of(
            "map", SelectionFilters::map,
            "select", (run, input, arguments) -> select(run, input, arguments, true, false),
            "reject", (run, input, arguments) -> select(run, input, arguments, false, false),
            "selectattr", (run, input, arguments) -> select(run, input, arguments, true, true),
            "rejectattr", (run, input, arguments) -> select(run, input, arguments, false, true));

    private SelectionFilters() {}

    private static Value map(Run run, Value input, Arguments arguments) {
        return lazily(input, () -> {
            Function<Value, Value> change = change(run, arguments);
            Iterator<Value> items = run.iterate(input);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return items.hasNext();
                }

                @Override
                public Value next() {
                    return change.apply(items.next());
                }
            };
        });
    }

    /** A generator that starts its work when it is first asked; an empty input needs no sound arguments. */
    private static Value lazily(Value input, Supplier<Iterator<Value>> start) {
        return LazyIterator.generator(() -> input.truth() ? start.get() : Collections.emptyIterator());
    }

    private static Function<Value, Value> change(Run run, Arguments arguments) {
        Map<String, Value> named = arguments.named();
        if (arguments.positional().isEmpty() && named.containsKey("attribute")) {
            for (String name : named.keySet()) {
                if (!name.equals("attribute") && !name.equals("default")) {
                    throw TemplateFailure.data("Unexpected keyword argument '" + name + "'");
                }
            }
            Value attribute = named.getOrDefault("attribute", None.NONE);
            return Attributes.of(run, attribute, named.get("default"))::of;
        }
        if (arguments.positional().isEmpty()) {
            throw TemplateFailure.data("map requires a filter argument");
        }
        String filter = name(arguments.positional().getFirst());
        Arguments rest = new Arguments(rest(arguments.positional(), 1), named);
        return item -> Filters.apply(run, filter, item, rest);
    }

    private static String name(Value value) {
        return switch (value) {
            case Text text -> text.value();
            case Undefined undefined -> throw undefined.failure();
            default -> throw TemplateFailure.data("a filter or test is named by a text, not '" + value.typeName() + "'");
        };
    }

    private static List<Value> rest(List<Value> values, int from) {
        return values.subList(Math.min(from, values.size()), values.size());
    }

    private static Value select(Run run, Value input, Arguments arguments, boolean chosen, boolean byAttribute) {
        return lazily(input, () -> {
            Predicate<Value> test = test(run, arguments, byAttribute);
            return new ChosenIterator(run.iterate(input), item -> test.test(item) == chosen);
        });
    }

    private static Predicate<Value> test(Run run, Arguments arguments, boolean byAttribute) {
        List<Value> given = arguments.positional();
        if (byAttribute && given.isEmpty()) {
            throw TemplateFailure.data("Missing parameter for attribute name");
        }
        Attributes path = Attributes.of(run, byAttribute ? given.getFirst() : None.NONE);
        int offset = byAttribute ? 1 : 0;
        if (given.size() <= offset) {
            return item -> path.of(item).truth();
        }
        String test = name(given.get(offset));
        Arguments rest = new Arguments(rest(given, offset + 1), arguments.named());
        return item -> Tests.apply(run, test, path.of(item), rest);
    }
}
