package dev.openbook.text.template;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Filters on texts. Most take any value, and work on what Python prints for it. */
final class TextFilters {
    static final Map<String, Filters.Filter> ALL = Map.ofEntries(
            change("upper", CaseMethods::upper),
            change("lower", CaseMethods::lower),
            change("capitalize", CaseMethods::capitalize),
            Filters.define("title", "", (run, input, arguments) -> Text.of(title(soft(run, input).value()))),
            Filters.define("trim", "chars?", (run, input, arguments) ->
                    PaddingMethods.strip(run, soft(run, input), arguments.get(0), true, true)),
            Filters.define("center", "width?", (run, input, arguments) -> {
                Text text = soft(run, input);
                return text.with(PaddingMethods.padded(run, text.value(), arguments.integer(0, 80), " ", 'c'));
            }),
            Filters.define("replace", "old new count?", TextFilters::replace),
            Filters.define("string", "", (run, input, arguments) -> soft(run, input)),
            Filters.define("safe", "", (run, input, arguments) -> new Text(run.str(input), true)),
            Filters.define("escape", "", (run, input, arguments) -> escaped(run, input)),
            Filters.define("e", "", (run, input, arguments) -> escaped(run, input)),
            Filters.define("forceescape", "", (run, input, arguments) -> {
                Text text = soft(run, input);
                return new Text(run.made(Html.escape(text.value())).value(), true);
            }),
            Filters.define("indent", "width? first? blank?", TextFilters::indent),
            Filters.define("truncate", "length? killwords? end? leeway?", TextFilters::truncate),
            Filters.define("wordcount", "", (run, input, arguments) -> new Int(wordCount(soft(run, input).value()))),
            Filters.define("urlencode", "", TextFilters::urlEncode),
            Map.entry("format", TextFilters::format));

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private TextFilters() {}

    private static Map.Entry<String, Filters.Filter> change(String name, UnaryOperator<String> change) {
        return Filters.define(name, "", (run, input, arguments) -> {
            Text text = soft(run, input);
            run.meter().text(3L * text.value().length());
            return text.with(change.apply(text.value()));
        });
    }

    /** markupsafe's {@code soft_str}: texts stay as they are, marked or not. */
    static Text soft(Run run, Value value) {
        if (value instanceof Text text) {
            run.meter().text(text.value().length());
            return text;
        }
        return run.made(run.str(value));
    }

    private static Value escaped(Run run, Value input) {
        Text text = soft(run, input);
        return new Text(run.made(Html.escape(text)).value(), true);
    }

    /** Jinja's own idea of words, unlike that of {@code str.title}: they begin after white space, hyphens and brackets. */
    private static String title(String text) {
        StringBuilder out = new StringBuilder();
        StringBuilder word = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            boolean separator = Whitespace.is(c) || "-({[<".indexOf(c) >= 0;
            if (separator) {
                flush(word, out);
                out.appendCodePoint(c);
            } else {
                word.appendCodePoint(c);
            }
        }
        flush(word, out);
        return out.toString();
    }

    private static void flush(StringBuilder word, StringBuilder out) {
        if (!word.isEmpty()) {
            int first = word.offsetByCodePoints(0, 1);
            out.append(CaseMethods.upper(word.substring(0, first))).append(CaseMethods.lower(word.substring(first)));
            word.setLength(0);
        }
    }

    private static Value replace(Run run, Value input, Signature.Bound arguments) {
        String old = run.str(arguments.get(0));
        String replacement = run.str(arguments.get(1));
        long count = arguments.get(2) == None.NONE ? -1 : arguments.integer(2, -1);
        return Text.of(SearchMethods.replace(run, run.str(input), old, replacement, count));
    }

    private static Value indent(Run run, Value input, Signature.Bound arguments) {
        if (input instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (!(input instanceof Text text)) {
            throw TemplateFailure.data("the filter indent needs a text, not '" + input.typeName() + "'");
        }
        String indentation = arguments.get(0) instanceof Text given ? given.value() : spaces(run, arguments.integer(0, 4));
        boolean blank = arguments.truth(2, false);
        List<String> lines = SplitMethods.lines(text.value() + "\n", false);
        Output out = new Output(run.meter());
        for (int i = 0; i < lines.size(); i++) {
            out.append(i == 0 ? "" : "\n");
            boolean indented = i == 0 ? arguments.truth(1, false) : blank || !lines.get(i).isEmpty();
            out.append(indented ? indentation : "");
            out.append(lines.get(i));
        }
        return text.with(out.toString());
    }

    private static String spaces(Run run, long count) {
        run.meter().text(count);
        return " ".repeat((int) Math.max(0, count));
    }

    private static Value truncate(Run run, Value input, Signature.Bound arguments) {
        long length = arguments.integer(0, 255);
        boolean cutWords = arguments.truth(1, false);
        Text end = SearchMethods.requireText(arguments.get(2, Text.of("...")));
        long leeway = arguments.get(3) == None.NONE ? 5 : arguments.integer(3, 5);
        int endLength = CodePoints.length(end.value());
        if (length < endLength || leeway < 0) {
            throw TemplateFailure.data("expected length >= " + endLength + ", got " + length);
        }
        if (input instanceof Text text) {
            run.meter().text(text.value().length());
        }
        if (Iterables.requireLength(input) <= length + leeway) {
            return input;
        }
        if (!(input instanceof Text text)) {
            throw TemplateFailure.data("the filter truncate needs a text, not '" + input.typeName() + "'");
        }
        String kept = CodePoints.substring(text.value(), 0, (int) (length - endLength));
        int space = kept.lastIndexOf(' ');
        String cut = cutWords || space < 0 ? kept : kept.substring(0, space);
        return text.with(cut + (text.markup() ? Html.escape(end) : end.value()));
    }

    private static long wordCount(String text) {
        long words = 0;
        boolean inWord = false;
        for (int c : text.codePoints().toArray()) {
            boolean part = c == '_' || Characters.isAlphanumeric(c);
            words += part && !inWord ? 1 : 0;
            inWord = part;
        }
        return words;
    }

    private static Value urlEncode(Run run, Value input, Signature.Bound arguments) {
        if (input instanceof Text || !Iterables.isIterable(input)) {
            return run.made(quoted(run.str(input), false));
        }
        Value pairs = input instanceof Dict dict ? new DictView(dict, DictView.Part.ITEMS) : input;
        Output out = new Output(run.meter());
        String separator = "";
        for (Value pair : run.items(pairs)) {
            List<Value> parts = run.items(pair);
            if (parts.size() != 2) {
                throw TemplateFailure.data("the filter urlencode needs pairs");
            }
            out.append(separator);
            out.append(quoted(run.str(parts.get(0)), true) + "=" + quoted(run.str(parts.get(1)), true));
            separator = "&";
        }
        return Text.of(out.toString());
    }

    private static String quoted(String text, boolean query) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = (c < 0x80 && Character.isLetterOrDigit(c)) || "_.-~".indexOf(c) >= 0;
            if (plain || (c == '/' && !query)) {
                out.append(c);
            } else {
                out.append(c == ' ' && query ? "+" : "%" + HEX.toHexDigits(b));
            }
        }
        return out.toString();
    }

    private static Value format(Run run, Value input, Arguments arguments) {
        if (!arguments.positional().isEmpty() && !arguments.named().isEmpty()) {
            throw TemplateFailure.data("can't handle positional and keyword arguments at the same time");
        }
        if (arguments.named().isEmpty()) {
            return PercentFormat.apply(run, soft(run, input), Sequence.tuple(arguments.positional()));
        }
        Dict dict = new Dict();
        arguments.named().forEach(dict::put);
        return PercentFormat.apply(run, soft(run, input), dict);
    }
}
