package dev.openbook.rules.parse;

import dev.openbook.rules.facts.FactType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fact that an application gives to business rules.
 *
 * @param path names from the outside in, at least two, such as {@code applicant}, {@code taxStatus}
 * @param place where it is declared
 * @param type what it is; a date is a text such as {@code 2026-01-31} to expressions
 * @param date whether it is a date
 * @param question what to ask a person if it is unknown
 * @param values all values that it may take, if the file lists them
 * @param min smallest number that it may be, if the file says so
 * @param max largest number that it may be, if the file says so
 */
public record DeclaredFact(
        List<String> path,
        Place place,
        FactType type,
        boolean date,
        Optional<String> question,
        List<String> values,
        Optional<Double> min,
        Optional<Double> max) {
    /** Copies the lists. */
    public DeclaredFact {
        path = List.copyOf(path);
        values = List.copyOf(values);
    }

    /** Its path as expressions write it. */
    public String name() {
        return String.join(".", path);
    }

    /** Its value among groups of facts; empty if it is unknown. */
    public Optional<Object> in(Map<String, Object> groups) {
        Object value = groups;
        for (String part : path) {
            if (!(value instanceof Map<?, ?> group) || !group.containsKey(part)) {
                return Optional.empty();
            }
            value = group.get(part);
        }
        return Optional.ofNullable(value);
    }

    /**
     * What is wrong with a value of this fact's type, as the end of a sentence that starts with its name; empty if it is one
     * that the declaration allows.
     */
    public Optional<String> problem(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(this::problem).flatMap(Optional::stream).findFirst();
        }
        if (date && !isDate(value)) {
            return Optional.of("must be a date, written like 2026-01-31, not '" + value + "'.");
        }
        if (!values.isEmpty() && values.stream().noneMatch(allowed -> same(allowed, value))) {
            return Optional.of("takes one of " + String.join(", ", values) + ", not '" + value + "'.");
        }
        if (value instanceof Number number) {
            if (min.isPresent() && number.doubleValue() < min.get()) {
                return Optional.of("must be at least " + shown(min.get()) + ", but is " + value + ".");
            }
            if (max.isPresent() && number.doubleValue() > max.get()) {
                return Optional.of("must be at most " + shown(max.get()) + ", but is " + value + ".");
            }
        }
        return Optional.empty();
    }

    /** Only years of four digits, since such dates follow each other as their texts do. */
    static boolean isDate(Object value) {
        if (!(value instanceof String text) || text.length() != "2026-01-31".length()) {
            return false;
        }
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean same(String allowed, Object value) {
        if (!(value instanceof Number)) {
            return allowed.equals(value);
        }
        try {
            return new BigDecimal(allowed).compareTo(new BigDecimal(value.toString())) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String shown(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
