package dev.openbook.rules.cost;

import dev.openbook.rules.facts.FactLimits;
import dev.openbook.rules.facts.FactType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How large a value may become.
 *
 * @param length characters of a text, elements of a list, entries of a map; 1 for all else
 * @param weight steps to compare it with an equal one
 * @param nodes values in it that the engine walks over whenever it meets it; 1 for facts, which are kept from that
 * @param element the largest element of a list, or name or value of a map; null for all else
 */
public record Shape(double length, double weight, double nodes, @Nullable Shape element) {
    /** A number or a truth value. */
    public static final Shape SINGLE = new Shape(1, 1, 1, null);

    /** Characters that are compared or copied in one step. */
    public static final double CHARACTERS_PER_STEP = 64;

    private static final Shape FACT_ANY = any();

    /** A text of so many UTF-16 units. */
    public static Shape text(double length) {
        return new Shape(length, 1 + length / CHARACTERS_PER_STEP, 1, null);
    }

    /** A list or map that an expression makes. */
    public static Shape many(double length, Shape element) {
        return new Shape(length, 1 + length * element.weight(), 1 + length * element.nodes(), element);
    }

    /** The same as a fact, which the engine does not walk over. */
    public Shape asFact() {
        return new Shape(length, weight, 1, element == null ? null : element.asFact());
    }

    /** The larger of two in every respect. */
    static Shape larger(Shape a, Shape b) {
        Shape element = a.element == null || b.element == null
                ? a.element == null ? b.element : a.element
                : larger(a.element, b.element);
        return new Shape(Math.max(a.length, b.length), Math.max(a.weight, b.weight), Math.max(a.nodes, b.nodes), element);
    }

    /** What an element of this looks like. Of a free value nothing is known, so its elements are as large as itself. */
    Shape elementOrSelf() {
        return element == null ? this : element;
    }

    /** This, with so much of its elements: what a list is on average while it is being filled. */
    Shape part(double share) {
        return new Shape(length * share, weight * share, nodes * share, element);
    }

    /** The largest fact of a type. */
    public static Shape of(FactType type) {
        return switch (type) {
            case FactType.Plain plain -> plain == FactType.Plain.ANY ? FACT_ANY : plain.isText() ? text(plain.maxLength()) : SINGLE;
            case FactType.ListOf list -> many(FactLimits.MAX_ITEMS, of(list.element())).asFact();
            case FactType.MapOf map -> map.names().isEmpty()
                    ? many(FactLimits.MAX_ITEMS, larger(text(FactLimits.MAX_NAME), of(map.value()))).asFact()
                    : many(map.names().size(), larger(text(FactLimits.MAX_NAME), of(map.value()))).asFact();
            case FactType.Struct struct -> new Shape(
                    struct.fields().size(),
                    struct.fields().values().stream().mapToDouble(field -> of(field).weight()).sum() + 1,
                    1,
                    null);
        };
    }

    private static Shape any() {
        double text = text(FactLimits.MAX_TEXT).weight();
        return new Shape(FactLimits.MAX_TEXT, FactLimits.MAX_ITEMS * text, 1, null);
    }

    /** A value that is there, such as a param. */
    public static Shape ofValue(Object value) {
        return switch (value) {
            case String text -> text(text.length());
            case List<?> list -> ofValues(list);
            case Map<?, ?> map -> ofValues(map.values()).withNames(map);
            default -> SINGLE;
        };
    }

    private static Shape ofValues(Iterable<?> values) {
        Shape element = SINGLE;
        double weight = 1;
        int count = 0;
        for (Object value : values) {
            Shape shape = ofValue(value);
            element = larger(element, shape);
            weight += shape.weight();
            count++;
        }
        return new Shape(count, weight, 1, element);
    }

    private Shape withNames(Map<?, ?> map) {
        double longest = map.keySet().stream().mapToInt(name -> String.valueOf(name).length()).max().orElse(0);
        double names = map.keySet().stream().mapToDouble(name -> text(String.valueOf(name).length()).weight()).sum();
        return new Shape(length, weight + names, nodes, larger(elementOrSelf(), text(longest)));
    }
}
