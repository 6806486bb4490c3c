package dev.openbook.text.template;

import java.util.BitSet;
import java.util.Map;
import java.util.function.IntPredicate;

/** Methods that take characters from the ends of a text or add some there. */
final class PaddingMethods {
    static final Map<String, Method.Definition> ALL = Map.of(
            "strip", Method.define("strip", "/ chars?", (run, text, arguments) ->
                    strip(run, (Text) text, arguments.get(0), true, true)),
            "lstrip", Method.define("lstrip", "/ chars?", (run, text, arguments) ->
                    strip(run, (Text) text, arguments.get(0), true, false)),
            "rstrip", Method.define("rstrip", "/ chars?", (run, text, arguments) ->
                    strip(run, (Text) text, arguments.get(0), false, true)),
            "center", Method.define("center", "/ width fillchar?", (run, text, arguments) ->
                    pad(run, (Text) text, arguments, 'c')),
            "ljust", Method.define("ljust", "/ width fillchar?", (run, text, arguments) ->
                    pad(run, (Text) text, arguments, '<')),
            "rjust", Method.define("rjust", "/ width fillchar?", (run, text, arguments) ->
                    pad(run, (Text) text, arguments, '>')),
            "zfill", Method.define("zfill", "/ width", (run, text, arguments) ->
                    zfill(run, (Text) text, arguments.integer(0, 0))),
            "expandtabs", Method.define("expandtabs", "tabsize?", (run, text, arguments) ->
                    expandTabs(run, (Text) text, arguments.integer(0, 8))));

    private PaddingMethods() {}

    static Text strip(Run run, Text text, Value characters, boolean left, boolean right) {
        run.meter().text(text.value().length());
        IntPredicate stripped = stripped(run, characters);
        String value = text.value();
        int start = 0;
        int end = value.length();
        while (left && start < end && stripped.test(value.codePointAt(start))) {
            start += Character.charCount(value.codePointAt(start));
        }
        while (right && end > start && stripped.test(value.codePointBefore(end))) {
            end -= Character.charCount(value.codePointBefore(end));
        }
        return text.with(value.substring(start, end));
    }

    private static IntPredicate stripped(Run run, Value characters) {
        if (characters == None.NONE) {
            return Whitespace::is;
        }
        String set = Conversions.requireText(characters);
        run.meter().text(set.length());
        BitSet stripped = new BitSet();
        set.codePoints().forEach(stripped::set);
        return stripped::get;
    }

    private static Value pad(Run run, Text text, Signature.Bound arguments, char alignment) {
        Text fill = SearchMethods.requireText(arguments.get(1, Text.of(" ")));
        if (CodePoints.length(fill.value()) != 1) {
            throw TemplateFailure.data("The fill character must be exactly one character long");
        }
        String filler = text.markup() ? Html.escape(fill) : fill.value();
        if (CodePoints.length(filler) != 1) {
            throw TemplateFailure.data("The fill character must be exactly one character long");
        }
        return text.with(padded(run, text.value(), arguments.integer(0, 0), filler, alignment));
    }

    /** A text brought to a width; {@code c} puts the odd one in the middle where {@code str.center} does, {@code ^} to the right. */
    static String padded(Run run, String text, long width, String fill, char alignment) {
        run.meter().text(text.length());
        long missing = width - CodePoints.length(text);
        if (missing <= 0) {
            return text;
        }
        run.meter().text(text.length() + missing * fill.length());
        int left = switch (alignment) {
            case '<' -> 0;
            case '>' -> (int) missing;
            case 'c' -> (int) (missing / 2 + (missing & width & 1));
            default -> (int) (missing / 2);
        };
        return fill.repeat(left) + text + fill.repeat((int) missing - left);
    }

    private static Value zfill(Run run, Text text, long width) {
        String value = text.value();
        boolean signed = value.startsWith("-") || value.startsWith("+");
        String digits = signed ? value.substring(1) : value;
        String padded = padded(run, digits, width - (signed ? 1 : 0), "0", '>');
        return text.with(signed ? value.charAt(0) + padded : padded);
    }

    private static Value expandTabs(Run run, Text text, long size) {
        run.meter().text(text.value().length());
        StringBuilder out = new StringBuilder();
        long column = 0;
        for (int c : text.value().codePoints().toArray()) {
            if (c == '\t') {
                long spaces = size > 0 ? size - column % size : 0;
                run.meter().text(out.length() + spaces);
                out.append(" ".repeat((int) spaces));
                column += spaces;
            } else {
                out.appendCodePoint(c);
                run.meter().requireText(out.length());
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return text.with(out.toString());
    }
}
