package dev.openbook.rules.table;

import dev.openbook.rules.facts.FactType;
import dev.openbook.rules.facts.FactType.ListOf;
import dev.openbook.rules.facts.FactType.Plain;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a column holds. Cells compare texts as {@link String}, truth values as {@link Boolean}, and numbers and dates as
 * {@link BigDecimal}: a date is the count of its day since 1970-01-01.
 */
enum ValueType {
    TEXT("a text"),
    WHOLE("a whole number"),
    NUMBER("a number"),
    TRUTH("true or false"),
    DATE("a date"),
    TEXTS("a list of texts");

    private final String label;

    ValueType(String label) {
        this.label = label;
    }

    /** As messages name it. */
    String label() {
        return label;
    }

    /** Whether its values have an order. */
    boolean isOrdered() {
        return this == WHOLE || this == NUMBER || this == DATE;
    }

    /** Whether there is nothing between two neighbours. */
    boolean isDiscrete() {
        return this == WHOLE || this == DATE;
    }

    /** By the word that outputs are declared with. */
    static ValueType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The type of an input; empty if cells cannot compare it. */
    static Optional<ValueType> of(FactType type, boolean date) {
        return switch (type) {
            case Plain.TEXT, Plain.LONG_TEXT -> Optional.of(date ? DATE : TEXT);
            case Plain.WHOLE -> Optional.of(WHOLE);
            case Plain.NUMBER -> Optional.of(NUMBER);
            case Plain.TRUTH -> Optional.of(TRUTH);
            case ListOf ignored -> Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A fact's value as cells compare it; empty if it is of another type, such as a number that is none. */
    Optional<Object> comparable(Object value) {
        return switch (value) {
            case String text when this == TEXT -> Optional.of(text);
            case String day when this == DATE -> Optional.of(BigDecimal.valueOf(LocalDate.parse(day).toEpochDay()));
            case Boolean truth when this == TRUTH -> Optional.of(truth);
            case Long whole when this == WHOLE || this == NUMBER -> Optional.of(BigDecimal.valueOf(whole));
            case Double number when this == NUMBER && Double.isFinite(number) -> Optional.of(BigDecimal.valueOf(number));
            default -> Optional.empty();
        };
    }

    /** A comparable value as people write it. */
    String shown(Object value) {
        return switch (value) {
            case String text -> "'" + text + "'";
            case BigDecimal day when this == DATE -> LocalDate.ofEpochDay(day.longValue()).toString();
            case BigDecimal number -> number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            default -> String.valueOf(value);
        };
    }
}
