package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a function, filter or method.
 *
 * @param names in order
 * @param required how many of the first must be given
 * @param byPosition whether names may not be used
 */
record Signature(List<String> names, int required, boolean byPosition) {

    /**
     * Reads a signature: names with spaces between, a question mark behind those that may be left out, a slash in front if
     * names may not be used, as in {@code "/ old new count?"}.
     */
    static Signature of(String description) {
        boolean byPosition = description.startsWith("/");
        List<String> names = new ArrayList<>();
        int required = 0;
        for (String word : description.replace("/", "").trim().split(" ", -1)) {
            if (word.endsWith("?")) {
                names.add(word.substring(0, word.length() - 1));
            } else if (!word.isEmpty()) {
                names.add(word);
                required++;
            }
        }
        return new Signature(List.copyOf(names), required, byPosition);
    }

    Bound bind(String callee, Arguments arguments) {
        @Nullable Value[] values = new @Nullable Value[names.size()];
        if (arguments.positional().size() > values.length) {
            throw TemplateFailure.data(callee + " takes at most " + values.length + " arguments, "
                    + arguments.positional().size() + " were given");
        }
        for (int i = 0; i < arguments.positional().size(); i++) {
            values[i] = arguments.positional().get(i);
        }
        for (Map.Entry<String, Value> named : arguments.named().entrySet()) {
            int index = byPosition ? -1 : names.indexOf(named.getKey());
            if (index < 0) {
                throw TemplateFailure.data(callee + " takes no argument called " + named.getKey());
            }
            if (values[index] != null) {
                throw TemplateFailure.data(callee + " was given " + named.getKey() + " twice");
            }
            values[index] = named.getValue();
        }
        for (int i = 0; i < required; i++) {
            if (values[i] == null) {
                throw TemplateFailure.data(callee + " needs an argument " + names.get(i));
            }
        }
        return new Bound(values);
    }

    /** Arguments by the index of their parameter. */
    static final class Bound {
        private final @Nullable Value[] values;

        private Bound(@Nullable Value[] values) {
            this.values = values;
        }

        boolean has(int index) {
            return values[index] != null;
        }

        Value get(int index) {
            return get(index, None.NONE);
        }

        Value get(int index, Value otherwise) {
            Value value = values[index];
            return value == null ? otherwise : value;
        }

        boolean truth(int index, boolean otherwise) {
            Value value = values[index];
            return value == null ? otherwise : value.truth();
        }

        /** A text; anything else fails. */
        String text(int index, String otherwise) {
            Value value = values[index];
            return value == null ? otherwise : Conversions.requireText(value);
        }

        /** A whole number; anything else fails. */
        long integer(int index, long otherwise) {
            Value value = values[index];
            return value == null ? otherwise : Conversions.requireInteger(value);
        }
    }
}
