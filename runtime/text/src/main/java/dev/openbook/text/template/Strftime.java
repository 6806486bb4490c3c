package dev.openbook.text.template;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** C's {@code strftime} for the directives that templates use, in English, as Python runs it in the C locale. */
final class Strftime {
    /** How many characters one of the format becomes at most, as %c does. */
    static final int MOST_OF_ONE = 15;

    private final LocalDateTime time;
    private final StringBuilder out = new StringBuilder();

    private Strftime(LocalDateTime time) {
        this.time = time;
    }

    static String format(LocalDateTime time, String format) {
        Strftime writer = new Strftime(time);
        writer.run(format);
        return writer.out.toString();
    }

    private void run(String format) {
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                out.append(c);
                continue;
            }
            boolean unpadded = i + 1 < format.length() && format.charAt(i + 1) == '-';
            i += unpadded ? 2 : 1;
            if (i >= format.length()) {
                throw TemplateFailure.unknown("strftime_now was given a format that ends in %");
            }
            directive(format.charAt(i), unpadded);
        }
    }

    private void directive(char directive, boolean unpadded) {
        switch (directive) {
            case 'd' -> number(time.getDayOfMonth(), unpadded ? 1 : 2);
            case 'e' -> out.append(String.format(Locale.ROOT, unpadded ? "%d" : "%2d", time.getDayOfMonth()));
            case 'm' -> number(time.getMonthValue(), unpadded ? 1 : 2);
            case 'Y' -> number(time.getYear(), 1);
            case 'y' -> number(time.getYear() % 100, unpadded ? 1 : 2);
            case 'C' -> number(time.getYear() / 100, unpadded ? 1 : 2);
            case 'H' -> number(time.getHour(), unpadded ? 1 : 2);
            case 'I' -> number((time.getHour() + 11) % 12 + 1, unpadded ? 1 : 2);
            case 'M' -> number(time.getMinute(), unpadded ? 1 : 2);
            case 'S' -> number(time.getSecond(), unpadded ? 1 : 2);
            case 'f' -> number(time.getNano() / 1000, 6);
            case 'j' -> number(time.getDayOfYear(), unpadded ? 1 : 3);
            case 'U' -> number(week(DayOfWeek.SUNDAY), unpadded ? 1 : 2);
            case 'W' -> number(week(DayOfWeek.MONDAY), unpadded ? 1 : 2);
            case 'V' -> number(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), unpadded ? 1 : 2);
            case 'G' -> number(time.get(IsoFields.WEEK_BASED_YEAR), 1);
            case 'u' -> number(time.getDayOfWeek().getValue(), 1);
            case 'w' -> number(time.getDayOfWeek().getValue() % 7, 1);
            default -> {
                if (unpadded) {
                    throw unknown(directive);
                }
                words(directive);
            }
        }
    }

    private void words(char directive) {
        switch (directive) {
            case 'a' -> out.append(time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            case 'A' -> out.append(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case 'b', 'h' -> out.append(time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH), 0, 3);
            case 'B' -> out.append(time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case 'p' -> out.append(time.getHour() < 12 ? "AM" : "PM");
            case 'c' -> run("%a %b %e %H:%M:%S %Y");
            case 'x', 'D' -> run("%m/%d/%y");
            case 'X', 'T' -> run("%H:%M:%S");
            case 'F' -> run("%Y-%m-%d");
            case 'R' -> run("%H:%M");
            case 'r' -> run("%I:%M:%S %p");
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case '%' -> out.append('%');
            // A local time without zone has none of these.
            case 'z', 'Z' -> {}
            default -> throw unknown(directive);
        }
    }

    private static TemplateFailure unknown(char directive) {
        return TemplateFailure.unknown("strftime_now does not know the directive %" + directive);
    }

    private void number(int value, int digits) {
        out.append(String.format(Locale.ROOT, "%0" + digits + "d", value));
    }

    /** The week of the year, the first that starts on this day being 1. */
    private int week(DayOfWeek first) {
        LocalDateTime newYear = time.withDayOfYear(1);
        int untilFirst = Math.floorMod(first.getValue() - newYear.getDayOfWeek().getValue(), 7);
        long days = ChronoUnit.DAYS.between(newYear, time) - untilFirst;
        return (int) Math.floorDiv(days, 7L) + 1;
    }
}
