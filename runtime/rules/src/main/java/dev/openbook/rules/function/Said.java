package dev.openbook.rules.function;

import dev.openbook.rules.function.TextNumber.Amount;
import dev.openbook.rules.function.TextNumber.Day;
import dev.openbook.rules.function.TextNumber.LongRow;
import dev.openbook.rules.function.TextNumber.Percentage;
import dev.openbook.rules.function.TextNumber.Plain;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The numbers that sources say. A number without a unit is said by the same number with or without a currency, and by a day of
 * that year or with that number; an amount by the same amount or by the number alone, as tables name the currency elsewhere;
 * a percentage and a day only by themselves.
 */
final class Said {
    /** As they are written down: texts stay quick to find, whoever chooses them. */
    private final Set<String> numbers = new HashSet<>();
    /** Of numbers and amounts, and what days are made of. */
    private final Set<BigDecimal> values = new HashSet<>();

    private Said(List<TextNumber> numbers) {
        numbers.forEach(this::add);
    }

    static Said of(List<TextNumber> numbers) {
        return new Said(numbers);
    }

    private void add(TextNumber number) {
        numbers.add(number.toString());
        switch (number) {
            case Plain plain -> values.add(plain.value());
            case Amount amount -> values.add(amount.value());
            case Percentage ignored -> {
                // Says no number without its sign.
            }
            case LongRow ignored -> {
                // Says no number.
            }
            case Day day -> {
                values.add(TextNumber.bare(BigDecimal.valueOf(day.day().getYear())));
                values.add(TextNumber.bare(BigDecimal.valueOf(day.day().getDayOfMonth())));
            }
        }
    }

    boolean holds(TextNumber number) {
        return switch (number) {
            case Plain plain -> values.contains(plain.value());
            case Amount amount -> numbers.contains(amount.toString()) || numbers.contains(new Plain(amount.value()).toString());
            case Percentage percentage -> numbers.contains(percentage.toString());
            case LongRow row -> numbers.contains(row.toString());
            case Day day -> numbers.contains(day.toString());
        };
    }
}
