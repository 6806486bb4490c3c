package dev.openbook.text.template;

import java.util.HashMap;
import java.util.Map;

/** Methods of Python's {@code str}, by family. */
final class TextMethods {
    static final Map<String, Method.Definition> ALL = all();

    private TextMethods() {}

    private static Map<String, Method.Definition> all() {
        Map<String, Method.Definition> all = new HashMap<>();
        all.putAll(CaseMethods.ALL);
        all.putAll(SearchMethods.ALL);
        all.putAll(SplitMethods.ALL);
        all.putAll(PaddingMethods.ALL);
        all.putAll(QueryMethods.ALL);
        all.put("format", new Method.Definition((run, text, arguments) -> BraceFormat.format(run, (Text) text, arguments)));
        all.put("format_map", Method.define("format_map", "/ mapping", (run, text, arguments) ->
                BraceFormat.formatMap(run, (Text) text, arguments.get(0))));
        return Map.copyOf(all);
    }
}
