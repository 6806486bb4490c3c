package dev.openbook.rules.function;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days, as texts such as {@code 2026-01-31} (ISO 8601), so that {@code <} compares them rightly and facts can hold them. Reading
 * takes other spellings only if they can mean one day: not {@code 01/02/2026}.
 */
final class Dates {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:T[0-9:.]{5,18}(?:Z|[+-]\\d{2}:?\\d{2})?)?");
    private static final Pattern POINTS = Pattern.compile("(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4})");
    private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2})(?:st|nd|rd|th|\\.|er|º)? (?:de )?(\\p{L}{3,10})\\.?,? (?:de )?(\\d{4})");
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\p{L}{3,10})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})");
    private static final int MONTHS = 12;
    private static final int LONGEST = 60;

    private Dates() {}

    /** The day that a text says; fails if it says none, or could say two. */
    static LocalDate day(String text) {
        return read(text).orElseThrow(() -> new FunctionFailure(FunctionFailure.shown(text)
                + " is not a date that can mean only one day. Write it as 2026-01-31, or with the name of the month."));
    }

    static Optional<LocalDate> read(String text) {
        String line = text.strip();
        if (line.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher iso = ISO.matcher(line);
        if (iso.matches()) {
            return of(number(iso, 1), number(iso, 2), number(iso, 3));
        }
        Matcher points = POINTS.matcher(line);
        if (points.matches()) {
            return of(number(points, 3), number(points, 2), number(points, 1));
        }
        Matcher slashes = SLASHES.matcher(line);
        return slashes.matches() ? slashed(number(slashes, 1), number(slashes, 2), number(slashes, 3)) : named(line);
    }

    private static Optional<LocalDate> slashed(int first, int second, int year) {
        if (first <= MONTHS && second <= MONTHS && first != second) {
            return Optional.empty();
        }
        return first > MONTHS ? of(year, second, first) : of(year, first, second);
    }

    private static Optional<LocalDate> named(String line) {
        Matcher dayFirst = DAY_FIRST.matcher(line);
        if (dayFirst.matches()) {
            return of(number(dayFirst, 3), Months.number(dayFirst.group(2)), number(dayFirst, 1));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(line);
        return monthFirst.matches()
                ? of(number(monthFirst, 3), Months.number(monthFirst.group(1)), number(monthFirst, 2))
                : Optional.empty();
    }

    /** A day, if there is such a day. */
    static Optional<LocalDate> of(int year, int month, int day) {
        try {
            return year < 1 ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    static long daysBetween(String from, String to) {
        return ChronoUnit.DAYS.between(day(from), day(to));
    }

    /** Whole months, as people count age: from 31 January to 28 February is none. */
    static long monthsBetween(String from, String to) {
        return ChronoUnit.MONTHS.between(day(from), day(to));
    }

    static long yearsBetween(String from, String to) {
        return ChronoUnit.YEARS.between(day(from), day(to));
    }

    static String plusDays(String from, long days) {
        return written(from, days, day(from)::plusDays);
    }

    /** A day that a month does not have becomes its last. */
    static String plusMonths(String from, long months) {
        return written(from, months, day(from)::plusMonths);
    }

    static String weekday(String date) {
        String name = day(date).getDayOfWeek().name();
        return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    /** A sum, if it is a day that four digits can name a year of. */
    static String written(String from, long count, java.util.function.LongFunction<LocalDate> sum) {
        try {
            LocalDate date = sum.apply(count);
            if (date.getYear() >= 1 && date.getYear() <= 9999) {
                return date.toString();
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Said below, with the rest of what is out of range.
        }
        throw new FunctionFailure(FunctionFailure.shown(from) + " and " + count + " more leave the years 1 to 9999.");
    }
}
