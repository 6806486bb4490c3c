package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From plain data to values, and from values to what an operation needs. */
final class Conversions {
    private Conversions() {}

    /** A value of what {@code PlainData} describes. */
    static Value of(@Nullable Object plain) {
        return switch (plain) {
            case null -> None.NONE;
            case Boolean bool -> Bool.of(bool);
            case Long number -> new Int(number);
            case Double number -> new Real(number);
            case String text -> Text.of(text);
            case List<?> list -> {
                List<Value> items = new ArrayList<>(list.size());
                list.forEach(item -> items.add(of(item)));
                yield Sequence.list(items);
            }
            case Map<?, ?> map -> {
                Dict dict = new Dict();
                map.forEach((key, value) -> dict.put(String.valueOf(key), of(value)));
                yield dict;
            }
            default -> throw new IllegalArgumentException("Not plain data: " + plain.getClass().getSimpleName());
        };
    }

    static String requireText(Value value) {
        return switch (value) {
            case Text text -> text.value();
            default -> throw TemplateFailure.data("a text is needed here, not '" + value.typeName() + "'");
        };
    }

    static long requireInteger(Value value) {
        return switch (value) {
            case Int number -> number.value();
            case Bool bool -> bool.truth() ? 1 : 0;
            case Undefined undefined -> throw undefined.failure();
            default -> throw TemplateFailure.data("'" + value.typeName() + "' object cannot be interpreted as an integer");
        };
    }

    /** A whole number that need not be exact at the ends, as an index; beyond the range of int it is cut. */
    static int requireIndex(Value value) {
        return Math.clamp(requireInteger(value), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static boolean isNumber(Value value) {
        return value instanceof Int || value instanceof Bool || value instanceof Real;
    }

    static boolean isInteger(Value value) {
        return value instanceof Int || value instanceof Bool;
    }

    static double real(Value value) {
        return switch (value) {
            case Int number -> (double) number.value();
            case Bool bool -> bool.truth() ? 1 : 0;
            case Real number -> number.value();
            default -> throw TemplateFailure.data("must be real number, not " + value.typeName());
        };
    }
}
