package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes two keys of a dict the same: Java objects whose {@code equals} is Python's. */
final class Keys {
    /** How many values one key may hold: tuples can hold tuples, and those the same again. */
    private static final int MAX_PARTS = 1_000;

    private static final int MAX_DEPTH = 100;

    private int parts;

    private Keys() {}

    /** Keys that no text or number equals. */
    private enum Special {
        NONE,
        UNDEFINED
    }

    /** A value that equals nothing but itself. */
    private record Identity(Value value) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Identity identity && Comparisons.identical(value, identity.value);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(value);
        }
    }

    /** The key of a value; a list or dict is none. */
    static Object of(Value value) {
        Object key = find(value);
        if (key == null) {
            throw TemplateFailure.data("unhashable type: '" + value.typeName() + "'");
        }
        return key;
    }

    /** The key of a value; null if it is none. */
    static @Nullable Object find(Value value) {
        return new Keys().find(value, 0);
    }

    private @Nullable Object find(Value value, int depth) {
        if (depth > MAX_DEPTH || ++parts > MAX_PARTS) {
            throw TemplateFailure.limit("a key holds more than " + MAX_PARTS + " values, or more than " + MAX_DEPTH + " levels");
        }
        return switch (value) {
            case Text text -> text.value();
            case Int number -> number.value();
            case Bool bool -> bool.truth() ? 1L : 0L;
            case Real real -> number(real);
            case None none -> Special.NONE;
            case Undefined undefined -> Special.UNDEFINED;
            case Sequence sequence -> sequence.isTuple() ? tuple(sequence, depth) : null;
            case Range range -> List.of(Range.class, Range.key(range));
            case Dict dict -> null;
            default -> new Identity(value);
        };
    }

    private @Nullable Object tuple(Sequence tuple, int depth) {
        List<Object> keys = new ArrayList<>();
        for (Value item : tuple.items()) {
            Object key = find(item, depth + 1);
            if (key == null) {
                return null;
            }
            keys.add(key);
        }
        return keys;
    }

    private static Object number(Real real) {
        double value = real.value();
        if (Double.isNaN(value)) {
            return new Identity(real);
        }
        return value == Math.rint(value) && Math.abs(value) < 0x1p63 ? (Object) (long) value : (Object) value;
    }
}
