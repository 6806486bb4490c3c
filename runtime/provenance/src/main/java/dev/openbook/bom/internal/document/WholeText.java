package dev.openbook.bom.internal.document;

import dev.openbook.value.Json;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes text that UTF-8 can carry: files and cards may hold half a character, and so do names on disk on some systems. U+FFFD
 * takes the place of each half.
 */
public final class WholeText {
    private WholeText() {}

    /** The text; itself if it is whole. */
    public static String of(String text) {
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

    /** The same with all texts and names within. */
    public static Json of(Json value) {
        return switch (value) {
            case Json.Text text -> new Json.Text(of(text.value()));
            case Json.Array array -> Json.array(array.items().stream().map(WholeText::of).toList());
            case Json.Obj object -> {
                Map<String, Json> members = new TreeMap<>();
                object.members().forEach((name, member) -> members.put(of(name), of(member)));
                yield new Json.Obj(members);
            }
            default -> value;
        };
    }
}
