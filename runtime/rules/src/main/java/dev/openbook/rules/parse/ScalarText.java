package dev.openbook.rules.parse;

import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The characters of a YAML scalar, and where they stand in the file. Exact for values on one line and for literal blocks
 * ({@code |}); of folded values only the start is known. Places are looked for when somebody asks, since most values have no
 * fault and a line may hold thousands of them.
 */
public final class ScalarText {
    private final String value;
    private final Place start;
    private final ScalarStyle style;
    private final boolean oneLine;
    private final RuleSource source;

    private ScalarText(ScalarNode node, Place start, RuleSource source) {
        this.value = node.getValue();
        this.start = start;
        this.style = node.getScalarStyle();
        this.oneLine = node.getStartMark().map(Mark::getLine).equals(node.getEndMark().map(Mark::getLine));
        this.source = source;
    }

    static ScalarText of(ScalarNode node, Place start, RuleSource source) {
        return new ScalarText(node, start, source);
    }

    /** The characters. */
    public String value() {
        return value;
    }

    /**
     * Where a character stands; if that is not known, where the value starts. Costs a look at the whole line.
     *
     * @param line of the value, counted from 1
     * @param offset within that line, in code points, counted from 0
     */
    public Place at(int line, int offset) {
        if (style == ScalarStyle.LITERAL) {
            return inLiteral(line, offset);
        }
        return oneLine && style != ScalarStyle.FOLDED && line == 1 ? inFlow(offset) : start;
    }

    /** Walks over the raw characters, since an escape is longer than what it stands for. */
    private Place inFlow(int offset) {
        int[] raw = source.line(start.line()).codePoints().toArray();
        int at = start.column() - 1 + (style == ScalarStyle.PLAIN ? 0 : 1);
        for (int passed = 0; passed < offset && at < raw.length; passed++) {
            at += width(raw, at);
        }
        return new Place(start.line(), at + 1);
    }

    private int width(int[] raw, int at) {
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
    private Place inLiteral(int line, int offset) {
        List<String> lines = value.lines().toList();
        if (line < 1 || line > lines.size()) {
            return start;
        }
        int indentation = 0;
        for (int i = 0; i < line && indentation == 0; i++) {
            String text = lines.get(i);
            indentation = text.isBlank() ? 0 : leadingBlanks(source.line(start.line() + 1 + i)) - leadingBlanks(text);
        }
        String text = lines.get(line - 1);
        int column = Math.clamp(offset, 0, text.codePointCount(0, text.length()));
        return new Place(start.line() + line, indentation + 1 + column);
    }

    private static int leadingBlanks(String line) {
        return line.length() - line.stripLeading().length();
    }
}
