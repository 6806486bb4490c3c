package dev.openbook.text.template;

import java.util.List;
import java.util.Map;

/** Methods that look for a text within a text. */
final class SearchMethods {
    static final Map<String, Method.Definition> ALL = Map.of(
            "startswith", Method.define("startswith", "/ prefix start? end?", (run, text, arguments) ->
                    Bool.of(anyAt(run, (Text) text, arguments, true))),
            "endswith", Method.define("endswith", "/ suffix start? end?", (run, text, arguments) ->
                    Bool.of(anyAt(run, (Text) text, arguments, false))),
            "find", Method.define("find", "/ sub start? end?", (run, text, arguments) ->
                    new Int(find(run, (Text) text, arguments, false))),
            "rfind", Method.define("rfind", "/ sub start? end?", (run, text, arguments) ->
                    new Int(find(run, (Text) text, arguments, true))),
            "index", Method.define("index", "/ sub start? end?", (run, text, arguments) ->
                    new Int(found(find(run, (Text) text, arguments, false)))),
            "rindex", Method.define("rindex", "/ sub start? end?", (run, text, arguments) ->
                    new Int(found(find(run, (Text) text, arguments, true)))),
            "count", Method.define("count", "/ sub start? end?", SearchMethods::count),
            "replace", Method.define("replace", "/ old new count?", (run, text, arguments) -> {
                Text replacement = requireText(arguments.get(1));
                String with = ((Text) text).markup() ? Html.escape(replacement) : replacement.value();
                return ((Text) text).with(replace(run, ((Text) text).value(), arguments.text(0, ""), with, arguments.integer(2, -1)));
            }),
            "removeprefix", Method.define("removeprefix", "/ prefix", (run, owner, arguments) -> {
                Text text = (Text) owner;
                String prefix = arguments.text(0, "");
                run.meter().text(text.value().length());
                return text.value().startsWith(prefix) ? text.with(text.value().substring(prefix.length())) : text;
            }),
            "removesuffix", Method.define("removesuffix", "/ suffix", (run, owner, arguments) -> {
                Text text = (Text) owner;
                String suffix = arguments.text(0, "");
                run.meter().text(text.value().length());
                return text.value().endsWith(suffix)
                        ? text.with(text.value().substring(0, text.value().length() - suffix.length()))
                        : text;
            }));

    private SearchMethods() {}

    static Text requireText(Value value) {
        return value instanceof Text text ? text : Text.of(Conversions.requireText(value));
    }

    private static boolean anyAt(Run run, Text text, Signature.Bound arguments, boolean start) {
        Value affix = arguments.get(0);
        List<Value> affixes = affix instanceof Sequence sequence && sequence.isTuple() ? sequence.items() : List.of(affix);
        run.meter().text(text.value().length());
        int length = CodePoints.length(text.value());
        int from = Spans.start(arguments.get(1), length);
        int to = Spans.stop(arguments.get(2), length);
        String span = from <= to ? CodePoints.substring(text.value(), from, to) : null;
        boolean any = false;
        for (Value each : affixes) {
            String part = Conversions.requireText(each);
            run.meter().text(part.length());
            any |= span != null && (start ? span.startsWith(part) : span.endsWith(part));
        }
        return any;
    }

    /** The index of a part, in characters; -1 if it is not there. */
    private static int find(Run run, Text text, Signature.Bound arguments, boolean last) {
        String part = arguments.text(0, "");
        run.meter().text((long) text.value().length() + part.length());
        int length = CodePoints.length(text.value());
        int from = Spans.start(arguments.get(1), length);
        int to = Spans.stop(arguments.get(2), length);
        if (from > to || from > length) {
            return -1;
        }
        String span = CodePoints.substring(text.value(), from, to);
        TextSearch search = new TextSearch(part);
        int index = last ? search.lastIn(span) : search.in(span, 0);
        return index < 0 ? -1 : from + span.codePointCount(0, index);
    }

    private static int found(int index) {
        if (index < 0) {
            throw TemplateFailure.data("substring not found");
        }
        return index;
    }

    private static Value count(Run run, Value owner, Signature.Bound arguments) {
        String text = ((Text) owner).value();
        String part = arguments.text(0, "");
        run.meter().text((long) text.length() + part.length());
        int length = CodePoints.length(text);
        int from = Spans.start(arguments.get(1), length);
        int to = Spans.stop(arguments.get(2), length);
        if (from > to || from > length) {
            return new Int(0);
        }
        String span = CodePoints.substring(text, from, to);
        if (part.isEmpty()) {
            return new Int(CodePoints.length(span) + 1);
        }
        int count = 0;
        TextSearch search = new TextSearch(part);
        for (int i = search.in(span, 0); i >= 0; i = search.in(span, i + part.length())) {
            count++;
        }
        return new Int(count);
    }

    /** Replaces the first so many parts; all if the number is negative. */
    static String replace(Run run, String text, String old, String replacement, long count) {
        run.meter().text((long) text.length() + old.length());
        TextSearch search = new TextSearch(old);
        StringBuilder out = new StringBuilder();
        long left = count < 0 ? Long.MAX_VALUE : count;
        int from = 0;
        int at = 0;
        while (left > 0) {
            at = search.in(text, at);
            if (at < 0) {
                break;
            }
            out.append(text, from, at).append(replacement);
            run.meter().step();
            run.meter().requireText(out.length());
            left--;
            from = at + old.length();
            if (old.isEmpty()) {
                // An empty part stands before each character and at the end.
                if (at >= text.length()) {
                    break;
                }
                at = text.offsetByCodePoints(at, 1);
            } else {
                at = from;
            }
        }
        out.append(text, from, text.length());
        run.meter().text(out.length());
        return out.toString();
    }
}
