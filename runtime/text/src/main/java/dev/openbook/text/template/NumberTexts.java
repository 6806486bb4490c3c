package dev.openbook.text.template;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers in texts, as Python's {@code int()} and {@code float()} read them. */
final class NumberTexts {
    private static final Pattern REAL = Pattern.compile(
            "[+-]?(?:[0-9]++(?:_[0-9]++)*+(?:\\.(?:[0-9]++(?:_[0-9]++)*+)?)?|\\.[0-9]++(?:_[0-9]++)*+)(?:e[+-]?[0-9]++(?:_[0-9]++)*+)?");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-z]++(?:_[0-9a-z]++)*+");
    private static final int MAX_LENGTH = 4_300;

    private NumberTexts() {}

    private static String prepared(String text) {
        StringBuilder out = new StringBuilder();
        int start = Whitespace.skip(text, 0);
        Whitespace.stripTrailing(text.substring(start))
                .codePoints()
                .forEach(c -> out.appendCodePoint(
                        c > 0x7F && Characters.isDecimal(c) ? '0' + Character.digit(c, 10) : c));
        return out.toString().toLowerCase(Locale.ROOT);
    }

    /** The whole number that a text spells; null if it spells none. */
    static @Nullable Value integer(String text, int base) {
        if (base != 0 && (base < 2 || base > 36)) {
            return null;
        }
        String digits = prepared(text);
        boolean negative = digits.startsWith("-");
        digits = negative || digits.startsWith("+") ? digits.substring(1) : digits;
        int prefix = digits.startsWith("0x") ? 16 : digits.startsWith("0o") ? 8 : digits.startsWith("0b") ? 2 : 0;
        int radix = base == 0 ? prefix == 0 ? 10 : prefix : base;
        if (prefix != 0 && prefix == radix) {
            digits = digits.substring(digits.startsWith("_", 2) ? 3 : 2);
        } else if (base == 0 && digits.startsWith("0") && !digits.replace("_", "").replace("0", "").isEmpty()) {
            return null;
        }
        if (digits.length() > MAX_LENGTH || !DIGITS.matcher(digits).matches()) {
            return null;
        }
        String plain = digits.replace("_", "");
        if (!plain.chars().allMatch(c -> Character.digit(c, radix) >= 0)) {
            return null;
        }
        try {
            return new Int(Long.parseLong((negative ? "-" : "") + plain, radix));
        } catch (NumberFormatException e) {
            throw Arithmetic.overflow();
        }
    }

    /** The number that a text spells; null if it spells none. */
    static @Nullable Double real(String text) {
        String digits = prepared(text);
        boolean negative = digits.startsWith("-");
        String unsigned = negative || digits.startsWith("+") ? digits.substring(1) : digits;
        return switch (unsigned) {
            case "inf", "infinity" -> negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> REAL.matcher(digits).matches() ? (Double) Double.parseDouble(digits.replace("_", "")) : null;
        };
    }
}
