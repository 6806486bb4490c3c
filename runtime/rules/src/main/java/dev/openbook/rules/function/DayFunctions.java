package dev.openbook.rules.function;

import static dev.openbook.rules.function.RuleFunction.ArgumentType.TEXT;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.TEXTS;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.TRUTH;
import static dev.openbook.rules.function.RuleFunction.ArgumentType.WHOLE;

import dev.openbook.rules.function.RuleFunction.Cost;
import java.util.List;
import java.util.stream.Stream;

/** Days and what lies between them. A day is a text such as 2026-01-31. */
final class DayFunctions {
    private static final Cost READING = Cost.constant(100, 16);
    /** Each holiday is read, and may move the result. */
    private static final Cost HOLIDAYS =
            sizes -> new RuleFunction.Bound(400 + 60 * sizes.get(2).length() + sizes.get(2).characters(), 16, 0);

    private DayFunctions() {}

    static List<RuleFunction> all() {
        return Stream.of(reading(), counting(), business()).flatMap(List::stream).toList();
    }

    private static List<RuleFunction> reading() {
        return List.of(
                new RuleFunction(
                        "date", List.of(TEXT), TEXT, READING, given -> Dates.day((String) given[0]).toString(),
                        "A day, from 2026-01-31, January 31, 2026, 31. Januar 2026 and the like; fails on 01/02/2026. Days compare with <.",
                        "date('January 31, 2026') = '2026-01-31'"),
                new RuleFunction(
                        "isDate", List.of(TEXT), TRUTH, READING, given -> Dates.read((String) given[0]).isPresent(),
                        "Whether date() can read a text.", "isDate('01/02/2026') = false"),
                new RuleFunction(
                        "isBefore", List.of(TEXT, TEXT), TRUTH, READING, given -> days(given) > 0,
                        "Whether a day comes before another.", "isBefore('2026-01-31', '2026-02-01') = true"),
                new RuleFunction(
                        "isAfter", List.of(TEXT, TEXT), TRUTH, READING, given -> days(given) < 0,
                        "Whether a day comes after another.", "isAfter('2026-01-31', '2026-02-01') = false"));
    }

    private static List<RuleFunction> counting() {
        return List.of(
                new RuleFunction(
                        "daysBetween", List.of(TEXT, TEXT), WHOLE, READING, DayFunctions::days,
                        "Days from one to another; negative if the second comes first.", "daysBetween('2026-01-31', '2026-02-02') = 2"),
                new RuleFunction(
                        "monthsBetween", List.of(TEXT, TEXT), WHOLE, READING,
                        given -> Dates.monthsBetween((String) given[0], (String) given[1]),
                        "Whole months.", "monthsBetween('2026-01-15', '2026-03-14') = 1"),
                new RuleFunction(
                        "yearsBetween", List.of(TEXT, TEXT), WHOLE, READING,
                        given -> Dates.yearsBetween((String) given[0], (String) given[1]),
                        "Whole years, as an age is counted.", "yearsBetween('2020-06-01', '2026-05-31') = 5"),
                new RuleFunction(
                        "addDays", List.of(TEXT, WHOLE), TEXT, READING, given -> Dates.plusDays((String) given[0], (Long) given[1]),
                        "A day so many days later, or earlier.", "addDays('2026-01-31', 1) = '2026-02-01'"),
                new RuleFunction(
                        "addMonths", List.of(TEXT, WHOLE), TEXT, READING, given -> Dates.plusMonths((String) given[0], (Long) given[1]),
                        "Likewise by months; a day that the month does not have becomes its last.",
                        "addMonths('2026-01-31', 1) = '2026-02-28'"),
                new RuleFunction(
                        "weekday", List.of(TEXT), TEXT, READING, given -> Dates.weekday((String) given[0]),
                        "The day of the week.", "weekday('2026-01-31') = 'Saturday'"));
    }

    private static List<RuleFunction> business() {
        return List.of(
                businessDaysBetween(List.of(TEXT, TEXT), READING,
                        "Mondays to Fridays after the first day up to and with the second.",
                        "businessDaysBetween('2026-01-30', '2026-02-02') = 1"),
                businessDaysBetween(List.of(TEXT, TEXT, TEXTS), HOLIDAYS, "Likewise without holidays, which the rule gives.",
                        "businessDaysBetween('2026-01-16', '2026-01-20', ['2026-01-19']) = 1"),
                addBusinessDays(List.of(TEXT, WHOLE), READING, "The day that is so many Mondays to Fridays later, or earlier.",
                        "addBusinessDays('2026-01-30', 1) = '2026-02-02'"),
                addBusinessDays(List.of(TEXT, WHOLE, TEXTS), HOLIDAYS, "Likewise without holidays, which the rule gives.",
                        "addBusinessDays('2026-01-16', 1, ['2026-01-19']) = '2026-01-20'"));
    }

    private static long days(Object... given) {
        return Dates.daysBetween((String) given[0], (String) given[1]);
    }

    private static RuleFunction businessDaysBetween(
            List<RuleFunction.ArgumentType> arguments, Cost cost, String says, String example) {
        return new RuleFunction(
                "businessDaysBetween", arguments, WHOLE, cost,
                given -> new BusinessDays(holidays(given)).between(Dates.day((String) given[0]), Dates.day((String) given[1])),
                says, example);
    }

    private static RuleFunction addBusinessDays(List<RuleFunction.ArgumentType> arguments, Cost cost, String says, String example) {
        return new RuleFunction(
                "addBusinessDays", arguments, TEXT, cost,
                given -> Dates.written((String) given[0], (Long) given[1],
                        days -> new BusinessDays(holidays(given)).add(Dates.day((String) given[0]), days)),
                says, example);
    }

    private static List<?> holidays(Object... given) {
        return given.length > 2 ? (List<?>) given[2] : List.of();
    }
}
