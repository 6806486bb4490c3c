package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that every template finds: Jinja's own, and the two that transformers adds. */
final class GlobalFunctions {
    private static final Signature MESSAGE = Signature.of("message");
    private static final Signature FORMAT = Signature.of("format");
    private static final Signature SEPARATOR = Signature.of("sep?");
    private static final Map<String, Value> ALL = Map.of(
            "range", new Function("range", GlobalFunctions::range),
            "dict", new Function("dict", (run, arguments) -> dict(run, arguments)),
            "namespace", new Function("namespace", (run, arguments) -> new Namespace(dict(run, arguments))),
            "cycler", new Function("cycler", (run, arguments) -> new Cycler(positional("cycler", arguments))),
            "joiner", new Function("joiner", (run, arguments) -> joiner(SEPARATOR.bind("joiner()", arguments).get(0, Text.of(", ")))),
            "lipsum", new Function("lipsum", (run, arguments) -> {
                throw TemplateFailure.unknown("lipsum writes random text and is not supported");
            }),
            "raise_exception", new Function("raise_exception", (run, arguments) -> {
                throw TemplateFailure.raised(run.str(MESSAGE.bind("raise_exception()", arguments).get(0)));
            }),
            "strftime_now", new Function("strftime_now", (run, arguments) ->
                    now(run, FORMAT.bind("strftime_now()", arguments).text(0, ""))));

    private GlobalFunctions() {}

    static @Nullable Value find(String name) {
        return ALL.get(name);
    }

    private static List<Value> positional(String name, Arguments arguments) {
        if (!arguments.named().isEmpty()) {
            throw TemplateFailure.data(name + "() takes no keyword arguments");
        }
        return arguments.positional();
    }

    private static Value range(Run run, Arguments arguments) {
        List<Value> given = positional("range", arguments);
        if (given.isEmpty() || given.size() > 3) {
            throw TemplateFailure.data("range expected 1 to 3 arguments, got " + given.size());
        }
        long first = Conversions.requireInteger(given.getFirst());
        return given.size() == 1
                ? Range.of(0, first, 1)
                : Range.of(
                        first,
                        Conversions.requireInteger(given.get(1)),
                        given.size() == 3 ? Conversions.requireInteger(given.get(2)) : 1);
    }

    private static Dict dict(Run run, Arguments arguments) {
        Dict dict = new Dict();
        if (arguments.positional().size() > 1) {
            throw TemplateFailure.data("dict expected at most 1 argument, got " + arguments.positional().size());
        }
        for (Value given : arguments.positional()) {
            if (given instanceof Dict other) {
                run.meter().items(other.size());
                dict.putAll(other);
            } else {
                addPairs(run, dict, given);
            }
        }
        arguments.named().forEach(dict::put);
        return dict;
    }

    private static void addPairs(Run run, Dict dict, Value pairs) {
        if (pairs instanceof Undefined undefined) {
            throw undefined.failure();
        }
        Iterator<Value> items = run.iterate(pairs);
        while (items.hasNext()) {
            Value item = items.next();
            if (!Iterables.isIterable(item)) {
                throw TemplateFailure.data("cannot convert dictionary update sequence element to a sequence");
            }
            List<Value> pair = new ArrayList<>(run.items(item));
            if (pair.size() != 2) {
                throw TemplateFailure.data("dictionary update sequence element has length " + pair.size() + "; 2 is required");
            }
            dict.put(pair.get(0), pair.get(1));
        }
    }

    private static Value now(Run run, String format) {
        run.meter().text((long) Strftime.MOST_OF_ONE * format.length());
        return run.made(Strftime.format(run.now(), format));
    }

    private static Value joiner(Value separator) {
        boolean[] used = {false};
        return new Function("joiner", (run, arguments) -> {
            Value now = used[0] ? separator : Text.EMPTY;
            used[0] = true;
            return now;
        });
    }
}
