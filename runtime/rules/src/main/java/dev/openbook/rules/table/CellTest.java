package dev.openbook.rules.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What one cell of a decision table takes. Immutable. */
sealed interface CellTest {

    /** Whether it takes a value, which is comparable as {@link ValueType} says. */
    boolean holds(Object value);

    /** Shows every value that it names. */
    void values(Consumer<Object> visitor);

    /** Takes everything. */
    record Any() implements CellTest {
        @Override
        public boolean holds(Object value) {
            return true;
        }

        @Override
        public void values(Consumer<Object> visitor) {
            // Names none.
        }
    }

    /**
     * Takes some values, or all but them.
     *
     * @param among the values; numbers without trailing zeros, so that equal ones are the same; in the order of the cell
     * @param negated whether it takes all others
     */
    record OneOf(Set<Object> among, boolean negated) implements CellTest {
        @Override
        public boolean holds(Object value) {
            return among.contains(canonical(value)) != negated;
        }

        @Override
        public void values(Consumer<Object> visitor) {
            among.forEach(visitor);
        }

        static Object canonical(Object value) {
            return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
        }
    }

    /**
     * Takes numbers or dates between two ends.
     *
     * @param lower end; none if it is open downwards
     * @param upper end; none if it is open upwards
     */
    record Interval(Optional<End> lower, Optional<End> upper) implements CellTest {
        @Override
        public boolean holds(Object value) {
            BigDecimal number = (BigDecimal) value;
            return lower.map(end -> isWithin(number.compareTo(end.value()), end)).orElse(true)
                    && upper.map(end -> isWithin(end.value().compareTo(number), end)).orElse(true);
        }

        private static boolean isWithin(int distance, End end) {
            return distance > 0 || (distance == 0 && end.included());
        }

        @Override
        public void values(Consumer<Object> visitor) {
            lower.ifPresent(end -> visitor.accept(end.value()));
            upper.ifPresent(end -> visitor.accept(end.value()));
        }
    }

    /**
     * An end of an interval.
     *
     * @param value where it is
     * @param included whether the value itself is taken
     */
    record End(BigDecimal value, boolean included) {}

    /**
     * Takes what one of several takes.
     *
     * @param tests at least two
     */
    record Either(List<CellTest> tests) implements CellTest {
        @Override
        public boolean holds(Object value) {
            return tests.stream().anyMatch(test -> test.holds(value));
        }

        @Override
        public void values(Consumer<Object> visitor) {
            tests.forEach(test -> test.values(visitor));
        }
    }
}
