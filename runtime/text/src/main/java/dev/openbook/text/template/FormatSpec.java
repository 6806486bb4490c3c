package dev.openbook.text.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Python's format specifications, such as {@code >10.2f}.
 *
 * @param fill the character that fills up
 * @param align {@code < > = ^}, or 0 if not given
 * @param sign {@code + -} or space, or 0 if not given
 * @param alternate whether {@code #} was given
 * @param width least width
 * @param grouping {@code ,} or {@code _} between thousands, or 0
 * @param precision digits, or -1
 * @param type its letter, or 0
 */
record FormatSpec(
        String fill, char align, char sign, boolean alternate, int width, char grouping, int precision, char type) {
    private static final int MAX_GROUPED = 1_000;
    /** No number has more digits behind its point. */
    private static final int MAX_FRACTION = 1_074;
    private static final Pattern FORM = Pattern.compile(
            "(?:(.)?([<>=^]))?([+\\- ])?(#)?(0)?([0-9]{1,9})?([,_])?(?:\\.([0-9]{1,9}))?([a-zA-Z%])?", Pattern.DOTALL);

    static FormatSpec of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw TemplateFailure.data("Invalid format specifier");
        }
        boolean zero = matcher.group(5) != null;
        String fill = matcher.group(1) != null ? matcher.group(1) : zero ? "0" : " ";
        return new FormatSpec(
                fill,
                character(matcher.group(2), zero ? '=' : (char) 0),
                character(matcher.group(3), (char) 0),
                matcher.group(4) != null,
                number(matcher.group(6), 0),
                character(matcher.group(7), (char) 0),
                number(matcher.group(8), -1),
                character(matcher.group(9), (char) 0));
    }

    private static char character(@Nullable String text, char otherwise) {
        return text == null ? otherwise : text.charAt(0);
    }

    private static int number(@Nullable String text, int otherwise) {
        return text == null ? otherwise : Integer.parseInt(text);
    }

    String format(Run run, Value value) {
        return switch (value) {
            case Text text -> formatText(run, text.value());
            case Int number -> formatInteger(run, number.value());
            case Bool bool -> type == 0 && isEmpty() ? run.str(bool) : formatInteger(run, bool.truth() ? 1 : 0);
            case Real real -> formatReal(run, real.value());
            default -> {
                if (!isEmpty()) {
                    throw TemplateFailure.data("unsupported format string passed to " + value.typeName() + ".__format__");
                }
                yield run.str(value);
            }
        };
    }

    private boolean isEmpty() {
        return align == 0 && sign == 0 && !alternate && width == 0 && grouping == 0 && precision < 0 && type == 0;
    }

    private String formatText(Run run, String text) {
        if ((type != 0 && type != 's') || grouping != 0 || align == '=' || sign != 0 || alternate) {
            throw TemplateFailure.data("this format does not fit a text");
        }
        String cut = precision < 0 ? text : CodePoints.substring(text, 0, precision);
        return PaddingMethods.padded(run, cut, width, fill, align == 0 ? '<' : align);
    }

    private String formatInteger(Run run, long value) {
        if ("eEfFgG%".indexOf(type) >= 0 && type != 0) {
            return formatReal(run, (double) value);
        }
        if (precision >= 0) {
            throw TemplateFailure.data("Precision not allowed in integer format specifier");
        }
        if (type == 'c') {
            return formatCharacter(run, value);
        }
        int radix = switch (type) {
            case 0, 'd', 'n' -> 10;
            case 'b' -> 2;
            case 'o' -> 8;
            case 'x', 'X' -> 16;
            default -> throw TemplateFailure.data("Unknown format code '" + type + "' for object of type 'int'");
        };
        if (grouping != 0 && (type == 'n' || (grouping == ',' && radix != 10))) {
            throw TemplateFailure.data("Cannot specify '" + grouping + "' with '" + type + "'");
        }
        String digits = Long.toString(value, radix).replace("-", "");
        String prefix = alternate && radix != 10 ? "0" + type : "";
        return number(run, value < 0, prefix, type == 'X' ? digits.toUpperCase(Locale.ROOT) : digits, radix == 10 ? 3 : 4);
    }

    private String formatCharacter(Run run, long value) {
        if (sign != 0 || alternate || grouping != 0) {
            throw TemplateFailure.data("this format does not fit a character");
        }
        if (!Character.isValidCodePoint((int) value) || value != (int) value) {
            throw TemplateFailure.data("%c arg not in range(0x110000)");
        }
        char alignment = align == 0 || align == '=' ? '>' : align;
        return PaddingMethods.padded(run, Character.toString((int) value), width, fill, alignment);
    }

    private String formatReal(Run run, double value) {
        if (alternate || type == 'n') {
            throw TemplateFailure.unknown("this format of numbers is not supported");
        }
        boolean negative = Double.compare(value, 0.0) < 0;
        double size = Math.abs(value);
        String digits = switch (type) {
            case 'f', 'F' -> fixed(run, size, precision < 0 ? 6 : precision);
            case 'e', 'E' -> exponent(run, size, precision < 0 ? 6 : precision);
            case 'g', 'G' -> general(run, size, precision < 0 ? 6 : Math.max(1, precision), false);
            case '%' -> fixed(run, size * 100, precision < 0 ? 6 : precision) + "%";
            case 0 -> precision < 0 ? PythonFloat.repr(size) : general(run, size, Math.max(1, precision), true);
            default -> throw TemplateFailure.data("Unknown format code '" + type + "' for object of type 'float'");
        };
        boolean upper = type == 'E' || type == 'G' || type == 'F';
        return number(run, negative, "", upper ? digits.toUpperCase(Locale.ROOT) : digits, 3);
    }

    static String fixed(Run run, double size, int precision) {
        run.meter().text(precision);
        if (!Double.isFinite(size)) {
            return PythonFloat.repr(size);
        }
        int digits = Math.min(precision, MAX_FRACTION);
        String rounded = new BigDecimal(size).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
        return rounded + "0".repeat(precision - digits);
    }

    static String exponent(Run run, double size, int precision) {
        run.meter().text(precision);
        if (!Double.isFinite(size)) {
            return PythonFloat.repr(size);
        }
        BigDecimal rounded = new BigDecimal(size).round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        String digits = rounded.unscaledValue().toString();
        int power = size == 0 ? 0 : digits.length() - 1 - rounded.scale();
        digits = size == 0 ? "0" : digits;
        String padded = digits + "0".repeat(Math.max(0, precision + 1 - digits.length()));
        String mantissa = padded.charAt(0) + (precision > 0 ? "." + padded.substring(1, precision + 1) : "");
        return mantissa + (power < 0 ? "e-" : "e+") + (Math.abs(power) < 10 ? "0" : "") + Math.abs(power);
    }

    /** As many digits as the precision says, without trailing zeros, in whichever form is shorter. */
    static String general(Run run, double size, int precision, boolean keepPoint) {
        if (!Double.isFinite(size)) {
            return PythonFloat.repr(size);
        }
        String scientific = exponent(run, size, precision - 1);
        int e = scientific.indexOf('e');
        int power = Integer.parseInt(scientific.substring(e + 1));
        if (power < -4 || power >= (keepPoint ? precision - 1 : precision)) {
            return withoutZeros(scientific.substring(0, e)) + scientific.substring(e);
        }
        String plain = withoutZeros(fixed(run, size, Math.max(0, precision - 1 - power)));
        return keepPoint && plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    private static String withoutZeros(String digits) {
        if (digits.indexOf('.') < 0) {
            return digits;
        }
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, digits.charAt(end - 1) == '.' ? end - 1 : end);
    }

    private String number(Run run, boolean negative, String prefix, String digits, int group) {
        String lead = (negative ? "-" : sign == 0 || sign == '-' ? "" : String.valueOf(sign)) + prefix;
        if (align == '=' || (align == 0 && fill.equals("0"))) {
            return lead + grouped(run, digits, group, width - lead.length());
        }
        return PaddingMethods.padded(run, lead + grouped(run, digits, group, 0), width, fill, align == 0 ? '>' : align);
    }

    /** Digits in groups; zeros that fill up stand in groups, too. */
    private String grouped(Run run, String digits, int group, int least) {
        int whole = 0;
        int radix = group == 3 ? 10 : 16;
        while (whole < digits.length() && Character.digit(digits.charAt(whole), radix) >= 0) {
            whole++;
        }
        String rest = digits.substring(whole);
        String number = digits.substring(0, whole);
        if (grouping == 0) {
            return PaddingMethods.padded(run, digits, least, fill, '>');
        }
        if (!fill.equals("0")) {
            return PaddingMethods.padded(run, separated(number, group) + rest, least, fill, '>');
        }
        if (least > MAX_GROUPED) {
            throw TemplateFailure.limit("it writes a number in groups wider than " + MAX_GROUPED);
        }
        String padded = number;
        while (separated(padded, group).length() + rest.length() < least) {
            padded = "0" + padded;
        }
        return separated(padded, group) + rest;
    }

    private String separated(String digits, int group) {
        StringBuilder out = new StringBuilder(digits);
        for (int i = digits.length() - group; i > 0; i -= group) {
            out.insert(i, grouping);
        }
        return out.toString();
    }
}
