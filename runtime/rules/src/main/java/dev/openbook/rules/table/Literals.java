package dev.openbook.rules.table;

import dev.openbook.rules.parse.CellText;
import dev.openbook.rules.problem.RuleProblem.Code;
import dev.openbook.rules.table.CellTest.OneOf;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the values that cells name.
 *
 * @param type of the column
 * @param values all that the column may hold, comparable, if they are declared
 * @param params constants of the table
 */
record Literals(ValueType type, List<Object> values, Map<String, Object> params) {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final String PARAM = "params.";

    /** The value of a literal that starts at an offset of a cell; reports if it has none that the column may hold. */
    Optional<Object> read(CellText cell, int offset, String literal) {
        if (literal.startsWith(PARAM)) {
            return param(cell, offset, literal).flatMap(value -> allowed(cell, offset, value));
        }
        return plain(cell, offset, literal).flatMap(value -> allowed(cell, offset, value));
    }

    /** The values of a param that is a list. */
    Optional<List<Object>> list(CellText cell, int offset, String literal) {
        Object param = params.getOrDefault(literal.substring(PARAM.length()), "");
        if (!(param instanceof List<?> items)) {
            cell.report(offset, Code.WRONG_VALUE, "'in' takes a list, and '" + literal + "' is none among the params of this table.");
            return Optional.empty();
        }
        List<Object> read = items.stream()
                .flatMap(item -> converted(cell, offset, literal, item).flatMap(value -> allowed(cell, offset, value)).stream())
                .toList();
        return read.size() == items.size() ? Optional.of(read) : Optional.empty();
    }

    private Optional<Object> param(CellText cell, int offset, String literal) {
        String name = literal.substring(PARAM.length());
        if (!params.containsKey(name)) {
            cell.report(offset, Code.WRONG_VALUE, "There is no param '" + name + "'. There are: "
                    + (params.isEmpty() ? "none" : String.join(", ", params.keySet())) + ".");
            return Optional.empty();
        }
        return converted(cell, offset, literal, params.getOrDefault(name, ""));
    }

    private Optional<Object> converted(CellText cell, int offset, String literal, Object param) {
        boolean day = type == ValueType.DATE && param instanceof String text && isDate(text);
        boolean whole = type != ValueType.WHOLE || param instanceof Long;
        Optional<Object> value = (type == ValueType.DATE && !day) || !whole ? Optional.empty() : type.comparable(param);
        if (value.isEmpty()) {
            cell.report(offset, Code.WRONG_VALUE, "'" + literal + "' is not " + type.label() + ", which this column compares.");
        }
        return value;
    }

    private Optional<Object> plain(CellText cell, int offset, String literal) {
        return switch (type) {
            case TEXT, TEXTS -> text(cell, offset, literal);
            case WHOLE, NUMBER -> number(cell, offset, literal);
            case TRUTH -> truth(cell, offset, literal);
            case DATE -> date(cell, offset, literal);
        };
    }

    /** The comparable value of a text that stands alone, without quotes; empty if the type has no such value. */
    static Optional<Object> value(ValueType type, String text) {
        return switch (type) {
            case TEXT, TEXTS -> Optional.of(text);
            case WHOLE -> WHOLE.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
            case NUMBER -> NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
            case TRUTH -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
                    ? Optional.of(text.equalsIgnoreCase("true"))
                    : Optional.empty();
            case DATE -> isDate(text) ? Optional.of(BigDecimal.valueOf(LocalDate.parse(text).toEpochDay())) : Optional.empty();
        };
    }

    static boolean isDate(String text) {
        if (!DATE.matcher(text).matches()) {
            return false;
        }
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Optional<Object> date(CellText cell, int offset, String literal) {
        Optional<Object> value = value(ValueType.DATE, literal);
        if (value.isEmpty()) {
            cell.report(offset, Code.WRONG_VALUE, "A date is written year-month-day, as in 2026-01-31, not '" + literal + "'.");
        }
        return value;
    }

    private static Optional<Object> truth(CellText cell, int offset, String literal) {
        Optional<Object> value = value(ValueType.TRUTH, literal);
        if (value.isEmpty()) {
            cell.report(offset, Code.WRONG_VALUE, "This is true or false, not '" + literal + "'.");
        }
        return value;
    }

    private Optional<Object> number(CellText cell, int offset, String literal) {
        Optional<Object> value = value(type, literal);
        if (value.isPresent()) {
            return value;
        }
        boolean whole = type == ValueType.WHOLE && NUMBER.matcher(literal).matches();
        cell.report(offset, Code.WRONG_VALUE, whole
                ? "Here are whole numbers only, never " + literal + "."
                : "'" + literal + "' is not " + type.label() + ". Numbers are written in digits, with a point before decimals and"
                        + " nothing between thousands, as in 1250000 or 0.5.");
        return Optional.empty();
    }

    private Optional<Object> text(CellText cell, int offset, String literal) {
        char first = literal.isEmpty() ? ' ' : literal.charAt(0);
        if (first == '\'' || first == '"') {
            String quote = String.valueOf(first);
            return Optional.of(literal.substring(1, literal.length() - 1).replace(quote + quote, quote));
        }
        if (values.isEmpty()) {
            cell.report(offset, Code.WRONG_VALUE, "Put texts in quotes, as in '" + literal + "'. Only where the fact declares its 'values'"
                    + " can the quotes be left out.");
            return Optional.empty();
        }
        return Optional.of(literal);
    }

    private Optional<Object> allowed(CellText cell, int offset, Object value) {
        Object canonical = OneOf.canonical(value);
        if (values.isEmpty() || values.stream().anyMatch(known -> OneOf.canonical(known).equals(canonical))) {
            return Optional.of(value);
        }
        List<String> names = values.stream().map(known -> known instanceof String text ? text : type.shown(known)).toList();
        String word = value instanceof String text ? text : type.shown(value);
        String meant = Nearest.to(word, names).map(near -> " Did you mean '" + near + "'?").orElse("");
        cell.report(offset, Code.WRONG_VALUE,
                "'" + word + "' is none of the values of this column." + meant + " They are: " + String.join(", ", names) + ".");
        return Optional.empty();
    }
}
