package dev.openbook.text.template;

import java.util.List;
import java.util.Map;

/** Methods of dicts, lists, tuples and floats; those that would change them do not exist in the sandbox. */
final class CollectionMethods {
    static final Map<String, Method.Definition> DICT = Map.of(
            "get", Method.define("get", "/ key default?", (run, dict, arguments) -> get((Dict) dict, arguments)),
            "keys", Method.define("keys", "", (run, dict, arguments) -> new DictView((Dict) dict, DictView.Part.KEYS)),
            "values", Method.define("values", "", (run, dict, arguments) -> new DictView((Dict) dict, DictView.Part.VALUES)),
            "items", Method.define("items", "", (run, dict, arguments) -> new DictView((Dict) dict, DictView.Part.ITEMS)),
            "copy", Method.define("copy", "", (run, dict, arguments) -> dict));

    static final Map<String, Method.Definition> LIST = Map.of(
            "index", Method.define("index", "/ value start? stop?", (run, list, arguments) -> index(run, items(list), arguments)),
            "count", Method.define("count", "/ value", (run, list, arguments) -> count(run, items(list), arguments)),
            "copy", Method.define("copy", "", (run, list, arguments) -> list));

    static final Map<String, Method.Definition> TUPLE = Map.of("index", method(LIST, "index"), "count", method(LIST, "count"));

    static final Map<String, Method.Definition> REAL = Map.of(
            "is_integer",
            Method.define("is_integer", "", (run, real, arguments) -> {
                double value = ((Real) real).value();
                return Bool.of(Double.isFinite(value) && value == Math.rint(value));
            }));

    private CollectionMethods() {}

    private static Method.Definition method(Map<String, Method.Definition> methods, String name) {
        Method.Definition definition = methods.get(name);
        if (definition == null) {
            throw new IllegalArgumentException(name);
        }
        return definition;
    }

    private static Value get(Dict dict, Signature.Bound arguments) {
        Value value = dict.get(arguments.get(0));
        return value == null ? arguments.get(1) : value;
    }

    private static List<Value> items(Value sequence) {
        return ((Sequence) sequence).items();
    }

    private static Value index(Run run, List<Value> items, Signature.Bound arguments) {
        int start = Spans.start(arguments.get(1), items.size());
        int stop = Spans.stop(arguments.get(2), items.size());
        for (int i = start; i < stop; i++) {
            if (run.comparisons().same(items.get(i), arguments.get(0))) {
                return new Int(i);
            }
        }
        throw TemplateFailure.data(run.repr(arguments.get(0)) + " is not in list");
    }

    private static Value count(Run run, List<Value> items, Signature.Bound arguments) {
        long count = items.stream()
                .filter(item -> run.comparisons().same(item, arguments.get(0)))
                .count();
        return new Int(count);
    }
}
