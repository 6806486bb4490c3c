package dev.openbook.rules.function;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * Counts Mondays to Fridays without holidays, which the rule must give: they differ by country and region. Takes steps for each
 * holiday, none for each day.
 */
final class BusinessDays {
    private static final int WEEK = 7;
    private static final int WORKING = 5;

    /** Days since 1970 of those that fall on a Monday to Friday, each once, sorted. */
    private final long[] holidays;

    BusinessDays(List<?> holidays) {
        this.holidays = holidays.stream()
                .map(holiday -> Dates.day(String.valueOf(holiday)))
                .filter(BusinessDays::isWeekday)
                .mapToLong(LocalDate::toEpochDay)
                .sorted()
                .distinct()
                .toArray();
    }

    /** Business days after the first up to and with the second; if the second comes first, those before the first, negative. */
    long between(LocalDate from, LocalDate to) {
        return from.isAfter(to) ? -after(to.minusDays(1), from.minusDays(1)) : after(from, to);
    }

    private long after(LocalDate from, LocalDate to) {
        return weekdays(to) - weekdays(from) - (holidaysUpTo(to) - holidaysUpTo(from));
    }

    private int holidaysUpTo(LocalDate day) {
        int at = Arrays.binarySearch(holidays, day.toEpochDay());
        return at < 0 ? -at - 1 : at + 1;
    }

    /** Weekdays since a Monday long ago, with this day. */
    private static long weekdays(LocalDate day) {
        long days = ChronoUnit.DAYS.between(LocalDate.of(1, 1, 1), day);
        return Math.floorDiv(days, WEEK) * WORKING + Math.min(WORKING, Math.floorMod(days, WEEK) + 1L);
    }

    /** The day that is so many business days later, or earlier if negative; 0 is the day itself. */
    LocalDate add(LocalDate from, long count) {
        LocalDate day = from;
        long left = count;
        // Each round goes to where it would be without further holidays; every holiday can make one more.
        while (left != 0) {
            LocalDate next = addWeekdays(day, left);
            left = count - between(from, next);
            day = next;
        }
        return day;
    }

    private static LocalDate addWeekdays(LocalDate from, long count) {
        LocalDate day = from;
        int step = count < 0 ? -1 : 1;
        // From a weekend it goes on as from the weekday that was passed last.
        while (!isWeekday(day)) {
            day = day.minusDays(step);
        }
        day = day.plusDays(count / WORKING * WEEK);
        for (long left = Math.abs(count % WORKING); left > 0; ) {
            day = day.plusDays(step);
            left -= isWeekday(day) ? 1 : 0;
        }
        return day;
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }
}
