package dev.openbook.rules.expression;

import dev.openbook.rules.facts.UnknownValue;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Shows values to people: short, on one line, without characters that steer a terminal. */
public final class ValueText {
    private static final int MAX_TEXT = 120;
    private static final int MAX_ITEMS = 12;
    private static final int MAX_DEPTH = 2;

    private ValueText() {}

    /** A value as an expression would write it; long ones only in part or by their size. */
    public static String of(Object value) {
        return shown(value, MAX_DEPTH);
    }

    /** A text on one line, without control and formatting characters, cut to a length. */
    public static String line(String text, int maxCodePoints) {
        StringBuilder line = new StringBuilder();
        int at = 0;
        for (int points = 0; at < text.length() && points < maxCodePoints; points++) {
            int point = text.codePointAt(at);
            line.appendCodePoint(isHarmless(point) ? point : ' ');
            at += Character.charCount(point);
        }
        return at < text.length() ? line.append('…').toString() : line.toString();
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String shown(Object value, int depth) {
        return switch (value) {
            case String text -> "'" + line(text, MAX_TEXT) + "'";
            case FactGroup group -> map(group.facts(), depth);
            case UnknownValue ignored -> "(unknown)";
            case Evaluation.Failed ignored -> "(failed)";
            case List<?> list -> list(list, depth);
            case Map<?, ?> map -> map(map, depth);
            default -> line(String.valueOf(value), MAX_TEXT);
        };
    }

    private static String list(List<?> list, int depth) {
        if (list.size() > MAX_ITEMS || depth == 0) {
            return "a list of " + list.size();
        }
        StringJoiner items = new StringJoiner(", ", "[", "]");
        list.forEach(item -> items.add(shown(item, depth - 1)));
        return items.toString();
    }

    private static String map(Map<?, ?> map, int depth) {
        if (map.size() > MAX_ITEMS || depth == 0) {
            return map.size() + " entries";
        }
        StringJoiner items = new StringJoiner(", ", "{", "}");
        map.forEach((key, item) -> items.add(line(String.valueOf(key), MAX_TEXT) + ": " + shown(item, depth - 1)));
        return items.toString();
    }
}
