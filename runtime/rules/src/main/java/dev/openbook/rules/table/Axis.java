package dev.openbook.rules.table;

import dev.openbook.rules.table.CellTest.OneOf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The values of one input in finitely many kinds, such that every cell of the column takes a kind as a whole or not at all: each
 * value that a cell names, and what lies between and beside them. Immutable, thread-safe.
 */
final class Axis {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Input input;
    private final List<Object> samples = new ArrayList<>();
    private final Map<Object, Integer> named = new HashMap<>();
    /** Kind of what lies above a value and below the next one, by that value. */
    private final TreeMap<BigDecimal, Integer> above = new TreeMap<>();
    private int below = -1;
    private int others = -1;

    private Axis(Input input) {
        this.input = input;
    }

    /** The axis of an input whose cells name some values. */
    static Axis of(Input input, List<Object> values) {
        Axis axis = new Axis(input);
        if (input.type() == ValueType.TRUTH) {
            axis.name(true);
            axis.name(false);
        } else if (!input.values().isEmpty()) {
            input.values().stream().filter(value -> axis.isWithin(value)).forEach(axis::name);
        } else if (input.type().isOrdered()) {
            axis.order(values);
        } else {
            values.forEach(axis::name);
            axis.others = axis.add(axis.anyOther());
        }
        return axis;
    }

    /** How many kinds there are. */
    int size() {
        return samples.size();
    }

    /** A value of a kind. */
    Object sample(int kind) {
        return samples.get(kind);
    }

    /** A value of a kind in words. */
    String words(int kind) {
        return input.name() + (kind == others && samples.size() > 1 ? " is any other text" : kind == others
                ? " is any text" : " = " + input.type().shown(samples.get(kind)));
    }

    /** The kind of a value; -1 for one that the input may not have. */
    int kindOf(Object value) {
        Integer exact = named.get(OneOf.canonical(value));
        if (exact != null) {
            return exact;
        }
        if (!input.type().isOrdered() || !input.values().isEmpty()) {
            return others;
        }
        Map.Entry<BigDecimal, Integer> floor = above.lowerEntry((BigDecimal) value);
        return floor == null ? below : floor.getValue();
    }

    private boolean isWithin(Object value) {
        return !(value instanceof BigDecimal number)
                || (input.min().map(min -> number.compareTo(min) >= 0).orElse(true)
                        && input.max().map(max -> number.compareTo(max) <= 0).orElse(true));
    }

    private void name(Object value) {
        Object canonical = OneOf.canonical(value);
        if (!named.containsKey(canonical)) {
            named.put(canonical, add(canonical));
        }
    }

    private int add(Object sample) {
        samples.add(sample);
        return samples.size() - 1;
    }

    private String anyOther() {
        String other = "other";
        while (named.containsKey(other)) {
            other += "?";
        }
        return other;
    }

    private void order(List<Object> values) {
        Optional<BigDecimal> min = input.min().map(bound -> input.type().isDiscrete() ? bound.setScale(0, RoundingMode.CEILING) : bound);
        Optional<BigDecimal> max = input.max().map(bound -> input.type().isDiscrete() ? bound.setScale(0, RoundingMode.FLOOR) : bound);
        TreeSet<BigDecimal> edges = new TreeSet<>();
        values.forEach(value -> edges.add((BigDecimal) value));
        min.ifPresent(edges::add);
        max.ifPresent(edges::add);
        edges.removeIf(edge -> !isWithin(edge));
        if (edges.isEmpty()) {
            below = add(BigDecimal.ZERO);
            return;
        }
        if (min.isEmpty()) {
            below = add(edges.first().subtract(BigDecimal.ONE));
        }
        for (BigDecimal edge : edges) {
            name(edge);
            BigDecimal next = edges.higher(edge);
            above.put(edge, next == null
                    ? max.isPresent() ? -1 : add(edge.add(BigDecimal.ONE))
                    : between(edge, next).map(this::add).orElse(-1));
        }
    }

    private Optional<BigDecimal> between(BigDecimal lower, BigDecimal upper) {
        if (!input.type().isDiscrete()) {
            return Optional.of(lower.add(upper).divide(TWO));
        }
        BigDecimal next = lower.add(BigDecimal.ONE);
        return next.compareTo(upper) < 0 ? Optional.of(next) : Optional.empty();
    }
}
