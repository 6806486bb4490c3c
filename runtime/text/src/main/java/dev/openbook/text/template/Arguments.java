package dev.openbook.text.template;

import java.util.List;
import java.util.Map;

/**
 * The values given to a call.
 *
 * @param positional in order
 * @param named by name, in order
 */
record Arguments(List<Value> positional, Map<String, Value> named) {
    static final Arguments NONE = new Arguments(List.of(), Map.of());

    boolean isEmpty() {
        return positional.isEmpty() && named.isEmpty();
    }
}
