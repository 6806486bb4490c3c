package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Methods that take texts apart and put them together. */
final class SplitMethods {
    static final Map<String, Method.Definition> ALL = Map.of(
            "split", Method.define("split", "sep? maxsplit?", (run, text, arguments) ->
                    split(run, (Text) text, arguments, false)),
            "rsplit", Method.define("rsplit", "sep? maxsplit?", (run, text, arguments) ->
                    split(run, (Text) text, arguments, true)),
            "splitlines", Method.define("splitlines", "keepends?", (run, text, arguments) ->
                    splitLines(run, (Text) text, arguments.integer(0, 0) != 0)),
            "partition", Method.define("partition", "/ sep", (run, text, arguments) ->
                    partition(run, (Text) text, arguments.text(0, ""), false)),
            "rpartition", Method.define("rpartition", "/ sep", (run, text, arguments) ->
                    partition(run, (Text) text, arguments.text(0, ""), true)),
            "join", Method.define("join", "/ iterable", (run, text, arguments) ->
                    join(run, (Text) text, arguments.get(0))));

    private SplitMethods() {}

    private static Value texts(Run run, Text owner, List<String> parts) {
        List<Value> values = new ArrayList<>();
        parts.forEach(part -> values.add(owner.with(part)));
        return run.list(values);
    }

    private static Value split(Run run, Text text, Signature.Bound arguments, boolean fromEnd) {
        long given = arguments.integer(1, -1);
        long most = given < 0 ? Long.MAX_VALUE : given;
        run.meter().text(text.value().length());
        String subject = fromEnd ? CodePoints.reversed(text.value()) : text.value();
        List<String> parts;
        if (arguments.get(0) == None.NONE) {
            parts = splitAtSpace(run, subject, most);
        } else {
            String separator = arguments.text(0, "");
            if (separator.isEmpty()) {
                throw TemplateFailure.data("empty separator");
            }
            parts = splitAt(run, subject, fromEnd ? CodePoints.reversed(separator) : separator, most);
        }
        if (fromEnd) {
            parts.replaceAll(CodePoints::reversed);
            Collections.reverse(parts);
        }
        return texts(run, text, parts);
    }

    private static List<String> splitAt(Run run, String text, String separator, long most) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        TextSearch search = new TextSearch(separator);
        int at = search.in(text, 0);
        while (at >= 0 && parts.size() < most) {
            parts.add(text.substring(from, at));
            run.meter().requireItems(parts.size());
            from = at + separator.length();
            at = search.in(text, from);
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static List<String> splitAtSpace(Run run, String text, long most) {
        List<String> parts = new ArrayList<>();
        int i = Whitespace.skip(text, 0);
        while (i < text.length()) {
            if (parts.size() == most) {
                parts.add(text.substring(i));
                return parts;
            }
            int end = i;
            while (end < text.length() && !Whitespace.is(text.charAt(end))) {
                end++;
            }
            parts.add(text.substring(i, end));
            run.meter().requireItems(parts.size());
            i = Whitespace.skip(text, end);
        }
        return parts;
    }

    private static Value splitLines(Run run, Text text, boolean keepEnds) {
        run.meter().text(text.value().length());
        return texts(run, text, lines(text.value(), keepEnds));
    }

    static List<String> lines(String text, boolean keepEnds) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Whitespace.endsLine(text.charAt(i))) {
                int end = i;
                if (text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                lines.add(text.substring(start, keepEnds ? i + 1 : end));
                start = i + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static Value partition(Run run, Text text, String separator, boolean last) {
        run.meter().text((long) text.value().length() + separator.length());
        if (separator.isEmpty()) {
            throw TemplateFailure.data("empty separator");
        }
        TextSearch search = new TextSearch(separator);
        int at = last ? search.lastIn(text.value()) : search.in(text.value(), 0);
        if (at < 0) {
            Text empty = text.with("");
            return last ? Sequence.tuple(empty, empty, text) : Sequence.tuple(text, empty, empty);
        }
        return Sequence.tuple(
                text.with(text.value().substring(0, at)),
                text.with(separator),
                text.with(text.value().substring(at + separator.length())));
    }

    private static Value join(Run run, Text separator, Value items) {
        Output out = new Output(run.meter());
        int count = 0;
        for (Value item : run.items(items)) {
            if (count > 0) {
                out.append(separator.value());
            }
            if (separator.markup()) {
                out.append(Html.escape(item instanceof Text text ? text : Text.of(run.str(item))));
            } else if (item instanceof Text text) {
                out.append(text.value());
            } else {
                throw TemplateFailure.data("sequence item " + count + ": expected str instance, " + item.typeName() + " found");
            }
            count++;
        }
        return separator.with(out.toString());
    }
}
