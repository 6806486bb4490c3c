package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON as Python's {@code json.dumps} writes it, with the options of transformers' {@code tojson} filter. */
final class JsonText {
    private static final HexFormat HEX = HexFormat.of();
    private static final Signature SIGNATURE = Signature.of("ensure_ascii? indent? separators? sort_keys?");

    private final Run run;
    private final boolean ascii;
    private final @Nullable String indent;
    private final String itemSeparator;
    private final String keySeparator;
    private final boolean sorted;
    private final StringBuilder out = new StringBuilder();

    private JsonText(Run run, Signature.Bound options) {
        this.run = run;
        this.ascii = options.truth(0, false);
        this.indent = indent(options.get(1), run);
        List<Value> separators = options.get(2) == None.NONE ? List.of() : run.items(options.get(2));
        if (options.get(2) != None.NONE && separators.size() != 2) {
            throw TemplateFailure.data("separators of tojson are two texts");
        }
        this.itemSeparator = !separators.isEmpty()
                ? Conversions.requireText(separators.get(0))
                : indent == null ? ", " : ",";
        this.keySeparator = separators.isEmpty() ? ": " : Conversions.requireText(separators.get(1));
        this.sorted = options.truth(3, false);
    }

    static Value write(Run run, Value value, Arguments arguments) {
        JsonText writer = new JsonText(run, SIGNATURE.bind("tojson", arguments));
        writer.append(value, 0);
        return Text.of(writer.out.toString());
    }

    private static @Nullable String indent(Value value, Run run) {
        return switch (value) {
            case None none -> null;
            case Text text -> text.value();
            default -> {
                long width = Math.max(0, Conversions.requireInteger(value));
                run.meter().text(width);
                yield " ".repeat((int) width);
            }
        };
    }

    private void append(Value value, int depth) {
        run.meter().step();
        run.meter().requireDepth(depth);
        run.meter().requireText(out.length());
        switch (value) {
            case None none -> out.append("null");
            case Bool bool -> out.append(bool.truth());
            case Int number -> out.append(number.value());
            case Real real -> out.append(number(real.value()));
            case Text text -> appendText(text.value());
            case Sequence sequence -> appendItems(sequence.items(), depth + 1);
            case Dict dict -> appendDict(dict, depth + 1);
            default -> throw TemplateFailure.data("Object of type " + value.typeName() + " is not JSON serializable");
        }
    }

    private static String number(double value) {
        return switch (PythonFloat.repr(value)) {
            case "nan" -> "NaN";
            case "inf" -> "Infinity";
            case "-inf" -> "-Infinity";
            case String digits -> digits;
        };
    }

    private void appendItems(List<Value> items, int depth) {
        out.append('[');
        String separator = "";
        for (Value item : items) {
            out.append(separator);
            line(depth);
            append(item, depth);
            separator = itemSeparator;
        }
        if (!items.isEmpty()) {
            line(depth - 1);
        }
        out.append(']');
    }

    private void appendDict(Dict dict, int depth) {
        out.append('{');
        String separator = "";
        for (Dict.Entry entry : entries(dict)) {
            out.append(separator);
            line(depth);
            appendText(key(entry.key()));
            out.append(keySeparator);
            append(entry.value(), depth);
            separator = itemSeparator;
        }
        if (dict.size() > 0) {
            line(depth - 1);
        }
        out.append('}');
    }

    private List<Dict.Entry> entries(Dict dict) {
        List<Dict.Entry> entries = new ArrayList<>(dict.entries());
        return sorted ? Sorting.sorted(run, entries, Dict.Entry::key, false) : entries;
    }

    private void line(int depth) {
        if (indent != null) {
            run.meter().text((long) indent.length() * depth);
            run.meter().requireText(out.length() + (long) indent.length() * depth);
            out.append('\n').append(indent.repeat(depth));
        }
    }

    private static String key(Value key) {
        return switch (key) {
            case Text text -> text.value();
            case Bool bool -> bool.truth() ? "true" : "false";
            case None none -> "null";
            case Int number -> String.valueOf(number.value());
            case Real real -> number(real.value());
            default -> throw TemplateFailure.data("keys must be str, int, float, bool or None, not " + key.typeName());
        };
    }

    private void appendText(String text) {
        run.meter().text(text.length());
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> {
                    if (c < 0x20 || (ascii && c > 0x7E)) {
                        out.append("\\u").append(HEX.toHexDigits(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
