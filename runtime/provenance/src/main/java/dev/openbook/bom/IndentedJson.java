package dev.openbook.bom;

import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Json;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON for people and for comparing versions line by line: members in canonical order (RFC 8785), each on a line of its
 * own. Without line breaks and indentation it is the canonical text, so that it is no less deterministic.
 */
final class IndentedJson {
    private static final String STEP = "  ";

    private IndentedJson() {}

    /** The text, with a line break at the end. Half surrogate pairs, which UTF-8 cannot carry, become U+FFFD. */
    static String write(Json value) {
        StringBuilder out = new StringBuilder();
        append(value, "\n", out);
        return out.append('\n').toString();
    }

    private static void append(Json value, String lineBreak, StringBuilder out) {
        switch (value) {
            case Json.Obj object when !object.members().isEmpty() -> appendObject(object, lineBreak, out);
            case Json.Array array when !array.items().isEmpty() -> appendArray(array.items(), lineBreak, out);
            case Json.Text text -> out.append(text(text.value()));
            default -> out.append(CanonicalJson.write(value));
        }
    }

    private static void appendObject(Json.Obj object, String lineBreak, StringBuilder out) {
        String inner = lineBreak + STEP;
        String before = "{";
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            out.append(before).append(inner).append(text(member.getKey())).append(": ");
            append(member.getValue(), inner, out);
            before = ",";
        }
        out.append(lineBreak).append('}');
    }

    private static void appendArray(List<Json> items, String lineBreak, StringBuilder out) {
        String inner = lineBreak + STEP;
        String before = "[";
        for (Json item : items) {
            out.append(before).append(inner);
            append(item, inner, out);
            before = ",";
        }
        out.append(lineBreak).append(']');
    }

    private static String text(String value) {
        return CanonicalJson.write(new Json.Text(whole(value)));
    }

    /** Files and cards may hold half a character; names on disk do, on some systems. */
    static String whole(String text) {
        StringBuilder whole = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                whole = whole == null ? new StringBuilder(text) : whole;
                whole.setCharAt(i, '\uFFFD');
            }
        }
        return whole == null ? text : whole.toString();
    }
}
