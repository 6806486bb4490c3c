package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.List;

/** What makes two keys of a dict the same: Java objects whose {@code equals} is Python's. */
final class Keys {
    private static final int MAX_DEPTH = 100;

    /** The key None. */
    private enum Special {
        NONE,
        UNDEFINED
    }

    private Keys() {}

    static Object of(Value value) {
        return of(value, 0);
    }

    private static Object of(Value value, int depth) {
        if (depth > MAX_DEPTH) {
            throw TemplateFailure.limit("a key holds others more than " + MAX_DEPTH + " levels deep");
        }
        return switch (value) {
            case Text text -> text.value();
            case Int number -> number.value();
            case Bool bool -> bool.truth() ? 1L : 0L;
            case Real real -> number(real);
            case None none -> Special.NONE;
            case Undefined undefined -> Special.UNDEFINED;
            case Sequence sequence when sequence.isTuple() -> {
                List<Object> keys = new ArrayList<>();
                for (Value item : sequence.items()) {
                    keys.add(of(item, depth + 1));
                }
                yield keys;
            }
            case Range range -> List.of(Range.class, Range.key(range));
            case Sequence list -> throw unhashable(value);
            case Dict dict -> throw unhashable(value);
            default -> value;
        };
    }

    private static Object number(Real real) {
        double value = real.value();
        if (Double.isNaN(value)) {
            return real;
        }
        return value == Math.rint(value) && Math.abs(value) < 0x1p63 ? (Object) (long) value : (Object) value;
    }

    private static TemplateFailure unhashable(Value value) {
        return TemplateFailure.data("unhashable type: '" + value.typeName() + "'");
    }
}
