package dev.openbook.text.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The filters of jinja2, by family; transformers' {@code tojson} in place of Jinja's. */
final class Filters {
    /** What jinja2 has and a chat template has no honest use for: chance, addresses in memory, web pages. */
    private static final Set<String> REFUSED = Set.of(
            "filesizeformat", "pprint", "random", "striptags", "urlize", "wordwrap", "xmlattr");

    private static final Map<String, Filter> ALL = all();

    /** What a filter does. */
    interface Filter {
        Value apply(Run run, Value input, Arguments arguments);
    }

    /** What a filter does with arguments put in order. */
    interface Body {
        Value apply(Run run, Value input, Signature.Bound arguments);
    }

    private Filters() {}

    private static Map<String, Filter> all() {
        Map<String, Filter> all = new HashMap<>();
        all.putAll(TextFilters.ALL);
        all.putAll(NumberFilters.ALL);
        all.putAll(SequenceFilters.ALL);
        all.putAll(SelectionFilters.ALL);
        all.putAll(OrderFilters.ALL);
        all.put("tojson", JsonText::write);
        return Map.copyOf(all);
    }

    static Map.Entry<String, Filter> define(String name, String signature, Body body) {
        Signature parameters = Signature.of(signature);
        return Map.entry(
                name, (run, input, arguments) -> body.apply(run, input, parameters.bind("the filter " + name, arguments)));
    }

    /** Whether jinja2 has a filter of this name. */
    static boolean knows(String name) {
        return ALL.containsKey(name) || REFUSED.contains(name);
    }

    static TemplateFailure unknown(String name) {
        return TemplateFailure.unknown(
                REFUSED.contains(name) ? "the filter " + name + " is not supported" : "there is no filter called " + name);
    }

    static Value apply(Run run, String name, Value input, Arguments arguments) {
        Filter filter = ALL.get(name);
        if (filter == null) {
            throw unknown(name);
        }
        return filter.apply(run, input, arguments);
    }
}
