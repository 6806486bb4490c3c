package dev.openbook.rules.expression;

import dev.openbook.rules.facts.FactLimits;
import dev.openbook.rules.facts.FactType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How large a value may become.
 *
 * @param length characters of a text, elements of a list, entries of a map; 1 for all else
 * @param weight everything in it, in characters or single values: what comparing it with an equal one costs
 * @param element the largest element of a list or value of a map; null for all else
 */
record Shape(double length, double weight, @Nullable Shape element) {
    static final Shape SINGLE = new Shape(1, 1, null);
    private static final Shape FACT_TEXT = text(FactLimits.MAX_TEXT);
    private static final Shape FACT_LONG_TEXT = text(FactLimits.MAX_LONG_TEXT);
    private static final Shape FACT_ANY =
            new Shape(FactLimits.MAX_TEXT, (double) FactLimits.MAX_ITEMS * FactLimits.MAX_TEXT, null);

    static Shape text(double length) {
        return new Shape(length, length + 1, null);
    }

    static Shape many(double length, Shape element) {
        return new Shape(length, 1 + length * element.weight(), element);
    }

    /** The larger of two in every respect. */
    static Shape larger(Shape a, Shape b) {
        Shape element = a.element == null || b.element == null
                ? a.element == null ? b.element : a.element
                : larger(a.element, b.element);
        return new Shape(Math.max(a.length, b.length), Math.max(a.weight, b.weight), element);
    }

    /** What an element of this looks like. Of a free value nothing is known, so its elements are as large as itself. */
    Shape elementOrSelf() {
        return element == null ? this : element;
    }

    /** The largest fact of a type. */
    static Shape of(FactType type) {
        return switch (type) {
            case FactType.Plain plain ->
                switch (plain) {
                    case TEXT -> FACT_TEXT;
                    case LONG_TEXT -> FACT_LONG_TEXT;
                    case WHOLE, NUMBER, TRUTH -> SINGLE;
                    case ANY -> FACT_ANY;
                };
            case FactType.ListOf list -> many(FactLimits.MAX_ITEMS, of(list.element()));
            case FactType.MapOf map -> many(FactLimits.MAX_ITEMS, larger(FACT_TEXT, of(map.value())));
            case FactType.Struct struct -> new Shape(
                    struct.fields().size(),
                    struct.fields().values().stream().mapToDouble(field -> of(field).weight()).sum() + 1,
                    null);
        };
    }

    /** A value that is there, such as a param. */
    static Shape ofValue(Object value) {
        return switch (value) {
            case String text -> text(text.length());
            case List<?> list -> ofValues(list);
            case Map<?, ?> map -> ofValues(List.copyOf(map.values()));
            default -> SINGLE;
        };
    }

    private static Shape ofValues(List<?> values) {
        Shape element = values.stream().map(Shape::ofValue).reduce(SINGLE, Shape::larger);
        return many(values.size(), element);
    }
}
