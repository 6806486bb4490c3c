package dev.openbook.rules.function;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as they are written in different countries: {@code 1,250.50}, {@code 1.250,50}, {@code 1 250,50}, {@code 1'250.50}.
 *
 * <p>Of two different separators the last one is the decimal one; one that occurs twice parts thousands. A single comma or point
 * before exactly three digits can be both: the comma parts thousands, and the point, too, in an amount of money or a text of a
 * language that writes so; else the point is decimal.
 */
final class Decimals {
    private static final Pattern GROUPS = Pattern.compile("\\d{1,3}(?:[.,'’ \\u00A0\\u202F]\\d{3}){1,12}");
    private static final int THREE = 3;
    /** Characters of a number; nobody means an amount by more, and reading it takes time in proportion to their square. */
    static final int LONGEST = 40;

    private Decimals() {}

    /** An amount of money. */
    static Optional<BigDecimal> ofMoney(String written) {
        return of(written, true);
    }

    /**
     * A number that may have a sign.
     *
     * @param pointsPartThousands whether a single point before three digits does
     */
    static Optional<BigDecimal> of(String written, boolean pointsPartThousands) {
        boolean signed = !written.isEmpty() && "+-−".indexOf(written.charAt(0)) >= 0;
        Optional<BigDecimal> number = unsigned(signed ? written.substring(1) : written, pointsPartThousands);
        return signed && written.charAt(0) != '+' ? number.map(BigDecimal::negate) : number;
    }

    private static Optional<BigDecimal> unsigned(String written, boolean pointsPartThousands) {
        if (written.isEmpty() || written.length() > LONGEST) {
            return Optional.empty();
        }
        int last = Math.max(written.lastIndexOf('.'), written.lastIndexOf(','));
        if (last < 0) {
            return whole(written);
        }
        char separator = written.charAt(last);
        boolean repeated = written.indexOf(separator) != last;
        boolean otherBefore = written.substring(0, last).chars().anyMatch(c -> c < '0' || c > '9');
        boolean three = written.length() - last - 1 == THREE && last <= THREE && !written.startsWith("0");
        if (repeated || (three && !otherBefore && (separator == ',' || pointsPartThousands))) {
            return sameSeparators(written) ? whole(written) : Optional.empty();
        }
        String fraction = written.substring(last + 1);
        return fraction.isEmpty() || !isDigits(fraction)
                ? Optional.empty()
                : whole(written.substring(0, last)).map(whole -> new BigDecimal(whole.toPlainString() + "." + fraction));
    }

    /** Digits, in groups of three or none. */
    private static Optional<BigDecimal> whole(String written) {
        boolean grouped = GROUPS.matcher(written).matches() && sameSeparators(written);
        return grouped || isDigits(written) ? Optional.of(new BigDecimal(digits(written))) : Optional.empty();
    }

    private static boolean sameSeparators(String written) {
        return written.chars().filter(c -> c < '0' || c > '9').distinct().count() <= 1;
    }

    private static boolean isDigits(String written) {
        return !written.isEmpty() && written.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String digits(String written) {
        return written.replaceAll("[^0-9]", "");
    }
}
