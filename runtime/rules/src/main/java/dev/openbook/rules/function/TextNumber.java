package dev.openbook.rules.function;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A number that stands in a text, whatever its spelling. */
sealed interface TextNumber {

    /** The same for 1.5 and 1.50. */
    static BigDecimal bare(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /**
     * A number without a unit.
     *
     * @param value of it
     */
    record Plain(BigDecimal value) implements TextNumber {
        /** Removes zeros at the end. */
        public Plain {
            value = bare(value);
        }

        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    /**
     * Digits in a row, too many for a number. It is like none but itself.
     *
     * @param digits as they stand
     */
    record LongRow(String digits) implements TextNumber {
        @Override
        public String toString() {
            return digits;
        }
    }

    /**
     * Money.
     *
     * @param currency code of ISO 4217
     * @param value how many
     */
    record Amount(String currency, BigDecimal value) implements TextNumber {
        /** Removes zeros at the end. */
        public Amount {
            value = bare(value);
        }

        @Override
        public String toString() {
            return currency + " " + value.toPlainString();
        }
    }

    /**
     * A percentage.
     *
     * @param value 12 for 12 %
     */
    record Percentage(BigDecimal value) implements TextNumber {
        /** Removes zeros at the end. */
        public Percentage {
            value = bare(value);
        }

        @Override
        public String toString() {
            return value.toPlainString() + "%";
        }
    }

    /**
     * A day.
     *
     * @param day of the calendar
     */
    record Day(LocalDate day) implements TextNumber {
        @Override
        public String toString() {
            return day.toString();
        }
    }
}
