package dev.openbook.text.template;

import java.util.AbstractList;
import java.util.List;

/**
 * Python's {@code range}.
 *
 * @param start its first number
 * @param stop where it ends, not within it
 * @param step between numbers, not 0
 * @param length how many numbers it has; at most {@link #MAX_LENGTH}
 */
record Range(long start, long stop, long step, int length) implements Value {
    /** As in jinja2's sandbox. */
    static final int MAX_LENGTH = 100_000;

    static Range of(long start, long stop, long step) {
        if (step == 0) {
            throw TemplateFailure.data("range() arg 3 must not be zero");
        }
        boolean empty = step > 0 ? start >= stop : start <= stop;
        // Unsigned arithmetic: the distance may be more than 63 bits.
        long distance = step > 0 ? stop - start : start - stop;
        long stride = step > 0 ? step : -step;
        long length = empty ? 0 : Long.divideUnsigned(distance - 1, stride) + 1;
        if (length < 0 || length > MAX_LENGTH) {
            throw TemplateFailure.limit("Range too big. The sandbox blocks ranges larger than " + MAX_LENGTH);
        }
        return new Range(start, stop, step, (int) length);
    }

    long at(int index) {
        return start + index * step;
    }

    List<Value> items() {
        return new AbstractList<>() {
            @Override
            public Value get(int index) {
                return new Int(at(index));
            }

            @Override
            public int size() {
                return length;
            }
        };
    }

    /** Equal for ranges of the same numbers. */
    static List<Long> key(Range range) {
        return switch (range.length) {
            case 0 -> List.of();
            case 1 -> List.of(range.start);
            default -> List.of((long) range.length, range.start, range.step);
        };
    }

    @Override
    public String typeName() {
        return "range";
    }

    @Override
    public boolean truth() {
        return length > 0;
    }
}
