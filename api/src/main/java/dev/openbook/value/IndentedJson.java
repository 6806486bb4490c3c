package dev.openbook.value;

import java.util.Iterator;
import java.util.Map;

/**
 * Writes {@link Json} for people who read it and for tools that compare lines: as {@link CanonicalJson}, with each member and
 * item on a line of its own, two spaces for each level, and a line break at the end. Equal values have equal bytes here, too.
 *
 * <p>Thread-safe; cost is linear in the output.
 */
public final class IndentedJson {
    private static final String STEP = "  ";

    private IndentedJson() {}

    /**
     * The text of a value.
     *
     * @throws IllegalArgumentException if a string holds half of a surrogate pair, which UTF-8 cannot carry
     */
    public static String write(Json value) {
        StringBuilder out = new StringBuilder();
        append(value, "\n", out);
        return out.append('\n').toString();
    }

    private static void append(Json value, String lineBreak, StringBuilder out) {
        switch (value) {
            case Json.Obj object when !object.members().isEmpty() -> members(object, lineBreak, out);
            case Json.Array array when !array.items().isEmpty() -> items(array, lineBreak, out);
            default -> out.append(CanonicalJson.write(value));
        }
    }

    private static void members(Json.Obj object, String lineBreak, StringBuilder out) {
        out.append('{');
        Iterator<Map.Entry<String, Json>> members = object.members().entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, Json> member = members.next();
            out.append(lineBreak).append(STEP).append(CanonicalJson.write(new Json.Text(member.getKey()))).append(": ");
            append(member.getValue(), lineBreak + STEP, out);
            out.append(members.hasNext() ? "," : "");
        }
        out.append(lineBreak).append('}');
    }

    private static void items(Json.Array array, String lineBreak, StringBuilder out) {
        out.append('[');
        Iterator<Json> items = array.items().iterator();
        while (items.hasNext()) {
            out.append(lineBreak).append(STEP);
            append(items.next(), lineBreak + STEP, out);
            out.append(items.hasNext() ? "," : "");
        }
        out.append(lineBreak).append(']');
    }
}
