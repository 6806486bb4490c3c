package dev.openbook.rules.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The characters of a YAML scalar, and where they stand in the file. Exact for values on one line and for literal blocks
 * ({@code |}); of folded values only the start is known.
 */
public final class ScalarText {
    private final String value;
    private final Place start;
    private final List<Line> lines;

    /**
     * A line of the value.
     *
     * @param number of the line in the file
     * @param columns in the file, of each character of the value's line and of its end
     */
    private record Line(int number, List<Integer> columns) {
        Place at(int offset) {
            return new Place(number, columns.get(Math.clamp(offset, 0, columns.size() - 1)));
        }
    }

    private ScalarText(String value, Place start, List<Line> lines) {
        this.value = value;
        this.start = start;
        this.lines = lines;
    }

    /** The characters. */
    public String value() {
        return value;
    }

    /**
     * Where a character stands; if that is not known, where the value starts.
     *
     * @param line of the value, counted from 1
     * @param offset within that line, in code points, counted from 0
     */
    public Place at(int line, int offset) {
        return line < 1 || line > lines.size() ? start : lines.get(line - 1).at(offset);
    }

    static ScalarText of(ScalarNode node, Place start, RuleSource source) {
        boolean oneLine = node.getStartMark().map(Mark::getLine).equals(node.getEndMark().map(Mark::getLine));
        ScalarStyle style = node.getScalarStyle();
        List<Line> lines = List.of();
        if (style == ScalarStyle.LITERAL) {
            lines = literal(node.getValue(), start, source);
        } else if (oneLine && style != ScalarStyle.FOLDED) {
            lines = List.of(flow(source.line(start.line()), start, style));
        }
        return new ScalarText(node.getValue(), start, lines);
    }

    /** Walks over the raw characters, since an escape is longer than what it stands for. */
    private static Line flow(String line, Place start, ScalarStyle style) {
        int[] raw = line.codePoints().toArray();
        List<Integer> columns = new ArrayList<>();
        int at = start.column() - 1 + (style == ScalarStyle.PLAIN ? 0 : 1);
        while (at < raw.length) {
            columns.add(at + 1);
            at += width(raw, at, style);
        }
        columns.add(at + 1);
        return new Line(start.line(), columns);
    }

    private static int width(int[] raw, int at, ScalarStyle style) {
        boolean pair = at + 1 < raw.length;
        if (style == ScalarStyle.SINGLE_QUOTED) {
            return pair && raw[at] == '\'' && raw[at + 1] == '\'' ? 2 : 1;
        }
        if (style == ScalarStyle.DOUBLE_QUOTED && pair && raw[at] == '\\') {
            return switch (raw[at + 1]) {
                case 'x' -> 4;
                case 'u' -> 6;
                case 'U' -> 10;
                default -> 2;
            };
        }
        return 1;
    }

    /** A literal block starts on the line below its bar; the first line with text fixes the indentation. */
    private static List<Line> literal(String value, Place start, RuleSource source) {
        List<Line> lines = new ArrayList<>();
        int number = start.line();
        int indentation = 0;
        boolean fixed = false;
        for (String text : value.lines().toList()) {
            number++;
            if (!fixed && !text.isBlank()) {
                indentation = leadingBlanks(source.line(number)) - leadingBlanks(text);
                fixed = true;
            }
            int first = indentation + 1;
            int length = text.codePointCount(0, text.length());
            lines.add(new Line(number, IntStream.rangeClosed(first, first + length).boxed().toList()));
        }
        return lines;
    }

    private static int leadingBlanks(String line) {
        return line.length() - line.stripLeading().length();
    }
}
