package dev.openbook.text.template;

import java.util.HexFormat;
import java.util.List;

/** Values as Python's {@code str} and {@code repr} write them. */
final class PythonText {
    private static final HexFormat HEX = HexFormat.of();

    private final Meter meter;

    PythonText(Meter meter) {
        this.meter = meter;
    }

    String str(Value value) {
        return switch (value) {
            case Text text -> text.value();
            case Undefined undefined -> "";
            default -> repr(value);
        };
    }

    String repr(Value value) {
        StringBuilder out = new StringBuilder();
        append(value, out, 0);
        return out.toString();
    }

    private void append(Value value, StringBuilder out, int depth) {
        meter.requireDepth(depth);
        meter.step();
        meter.requireText(out.length());
        switch (value) {
            case None none -> out.append("None");
            case Bool bool -> out.append(bool.truth() ? "True" : "False");
            case Int number -> out.append(number.value());
            case Real real -> out.append(PythonFloat.repr(real.value()));
            case Text text -> appendText(text, out);
            case Sequence sequence -> appendSequence(sequence, out, depth);
            case Dict dict -> appendDict(dict, out, depth);
            case DictView view -> {
                out.append(view.typeName()).append('(');
                appendItems("[", view.items(), "]", out, depth);
                out.append(')');
            }
            case Range range -> {
                out.append("range(").append(range.start()).append(", ").append(range.stop());
                out.append(range.step() == 1 ? ")" : ", " + range.step() + ")");
            }
            case Undefined undefined -> out.append("Undefined");
            case Namespace namespace -> {
                out.append("<Namespace ");
                appendDict(namespace.attributes(), out, depth);
                out.append('>');
            }
            case LoopState loop -> out.append(loop.described());
            case MacroValue macro -> out.append(macro.described());
            case Iteration iteration -> throw addressed(value);
            case Callable callable -> throw addressed(value);
            case Cycler cycler -> throw addressed(value);
        }
    }

    private static TemplateFailure addressed(Value value) {
        return TemplateFailure.unknown("it prints a " + value.typeName()
                + " itself, for which Python writes an address in memory; a list filter may be missing");
    }

    private void appendSequence(Sequence sequence, StringBuilder out, int depth) {
        if (sequence.isTuple()) {
            appendItems("(", sequence.items(), sequence.items().size() == 1 ? ",)" : ")", out, depth);
        } else {
            appendItems("[", sequence.items(), "]", out, depth);
        }
    }

    private void appendItems(String open, List<Value> items, String close, StringBuilder out, int depth) {
        out.append(open);
        String separator = "";
        for (Value item : items) {
            out.append(separator);
            append(item, out, depth + 1);
            separator = ", ";
        }
        out.append(close);
    }

    private void appendDict(Dict dict, StringBuilder out, int depth) {
        out.append('{');
        String separator = "";
        for (Dict.Entry entry : dict.entries()) {
            out.append(separator);
            append(entry.key(), out, depth + 1);
            out.append(": ");
            append(entry.value(), out, depth + 1);
            separator = ", ";
        }
        out.append('}');
    }

    private void appendText(Text text, StringBuilder out) {
        meter.text(text.value().length());
        if (text.markup()) {
            out.append("Markup(");
        }
        quote(text.value(), out);
        if (text.markup()) {
            out.append(')');
        }
    }

    private static void quote(String text, StringBuilder out) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c == quote) {
                        out.append('\\').append(quote);
                    } else if (Characters.isPrintable(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(escape(c));
                    }
                }
            }
        });
        out.append(quote);
    }

    private static String escape(int c) {
        if (c < 0x100) {
            return "\\x" + HEX.toHexDigits((byte) c);
        }
        return c < 0x10000 ? "\\u" + HEX.toHexDigits((char) c) : "\\U" + HEX.toHexDigits(c);
    }
}
