package dev.openbook.text.template;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Python's {@code text % values}. */
final class PercentFormat {
    private static final int MAX_DIGITS = 8;

    private final Run run;
    private final String format;
    private final Value arguments;
    private final Output out;
    private int index;
    private int taken;
    private @Nullable Value named;

    private PercentFormat(Run run, String format, Value arguments) {
        this.run = run;
        this.format = format;
        this.arguments = arguments;
        this.out = new Output(run.meter());
    }

    static Value apply(Run run, Text format, Value arguments) {
        if (format.markup()) {
            throw TemplateFailure.unknown("formatting a text that is marked as HTML is not supported");
        }
        PercentFormat formatter = new PercentFormat(run, format.value(), arguments);
        formatter.run();
        return Text.of(formatter.out.toString());
    }

    private boolean isTuple() {
        return arguments instanceof Sequence sequence && sequence.isTuple();
    }

    private void run() {
        while (index < format.length()) {
            int percent = format.indexOf('%', index);
            if (percent < 0) {
                out.append(format.substring(index));
                break;
            }
            out.append(format.substring(index, percent));
            index = percent + 1;
            directive();
        }
        boolean mapping = !isTuple() && (arguments instanceof Dict || arguments instanceof Sequence
                || arguments instanceof Undefined || arguments instanceof Range);
        int given = arguments instanceof Sequence sequence && isTuple() ? sequence.items().size() : 1;
        if (taken < given && !mapping) {
            throw TemplateFailure.data("not all arguments converted during string formatting");
        }
    }

    private char current() {
        if (index >= format.length()) {
            throw TemplateFailure.data("incomplete format");
        }
        return format.charAt(index);
    }

    private Value next() {
        Value value = named;
        if (value != null) {
            return value;
        }
        if (arguments instanceof Sequence sequence && isTuple()) {
            if (taken >= sequence.items().size()) {
                throw TemplateFailure.data("not enough arguments for format string");
            }
            return sequence.items().get(taken++);
        }
        if (taken++ > 0) {
            throw TemplateFailure.data("not enough arguments for format string");
        }
        return arguments;
    }

    private void directive() {
        int start = index;
        named = null;
        if (current() == '(') {
            name();
        }
        StringBuilder flags = new StringBuilder();
        while ("-+ #0".indexOf(current()) >= 0) {
            flags.append(format.charAt(index++));
        }
        long width = number();
        if (width < 0) {
            flags.append('-');
            width = -width;
        }
        long precision = -1;
        if (current() == '.') {
            index++;
            precision = Math.max(0, number());
        }
        if ("hlL".indexOf(current()) >= 0) {
            index++;
        }
        char type = current();
        index++;
        if (type == '%' && index == start + 1) {
            out.append("%");
            return;
        }
        write(type, flags.toString(), (int) Math.min(width, Integer.MAX_VALUE), (int) Math.min(precision, Integer.MAX_VALUE));
    }

    private void name() {
        int depth = 1;
        int start = ++index;
        while (depth > 0) {
            char c = current();
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            index++;
        }
        String key = format.substring(start, index - 1);
        if (!(arguments instanceof Dict dict)) {
            throw TemplateFailure.data("format requires a mapping");
        }
        Value value = dict.get(key);
        if (value == null) {
            throw TemplateFailure.data("the format names '" + key + "', which is not given");
        }
        named = value;
        taken = 1;
    }

    private long number() {
        if (current() == '*') {
            index++;
            return Conversions.requireInteger(next());
        }
        int start = index;
        while (current() >= '0' && current() <= '9') {
            index++;
        }
        if (index - start > MAX_DIGITS) {
            throw TemplateFailure.limit("a format is wider than any text may be");
        }
        return index == start ? 0 : Long.parseLong(format, start, index, 10);
    }

    private void write(char type, String flags, int width, int precision) {
        Value value = next();
        switch (type) {
            case 's', 'r', 'a' -> {
                String text = type == 's' ? run.str(value) : run.repr(value);
                if (type == 'a' && !text.chars().allMatch(c -> c < 0x80)) {
                    throw TemplateFailure.unknown("%a of text beyond ASCII is not supported");
                }
                pad(precision < 0 ? text : CodePoints.substring(text, 0, precision), "", flags.replace("0", ""), width);
            }
            case 'c' -> pad(character(value), "", flags.replace("0", ""), width);
            case 'd', 'i', 'u', 'x', 'X', 'o' -> integer(value, type, flags, width, precision);
            case 'e', 'E', 'f', 'F', 'g', 'G' -> real(value, type, flags, width, precision);
            default -> throw TemplateFailure.data("unsupported format character '" + type + "'");
        }
    }

    private static String character(Value value) {
        if (value instanceof Text text && CodePoints.length(text.value()) == 1) {
            return text.value();
        }
        if (Conversions.isInteger(value)) {
            long c = Conversions.requireInteger(value);
            if (c >= 0 && c <= Character.MAX_CODE_POINT) {
                return Character.toString((int) c);
            }
        }
        throw TemplateFailure.data("%c requires int or char");
    }

    private void integer(Value value, char type, String flags, int width, int precision) {
        boolean decimal = "diu".indexOf(type) >= 0;
        if (!Conversions.isNumber(value) || (value instanceof Real && !decimal)) {
            throw TemplateFailure.data("%" + type + " format: a real number is required, not " + value.typeName());
        }
        if (value instanceof Real real && (!Double.isFinite(real.value()) || Math.abs(real.value()) >= 0x1p63)) {
            throw Double.isFinite(real.value())
                    ? Arithmetic.overflow()
                    : TemplateFailure.data("cannot convert float " + PythonFloat.repr(real.value()) + " to integer");
        }
        long number = value instanceof Real real ? (long) real.value() : Conversions.requireInteger(value);
        int radix = decimal ? 10 : type == 'o' ? 8 : 16;
        String digits = Long.toString(number, radix).replace("-", "");
        if (precision > digits.length()) {
            run.meter().text(precision);
            digits = "0".repeat(precision - digits.length()) + digits;
        }
        String prefix = flags.indexOf('#') >= 0 && !decimal ? "0" + type : "";
        pad(type == 'X' ? digits.toUpperCase(Locale.ROOT) : digits, sign(number < 0, flags) + prefix, flags, width);
    }

    private void real(Value value, char type, String flags, int width, int precision) {
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (flags.indexOf('#') >= 0) {
            throw TemplateFailure.unknown("the flag # is not supported for numbers with fractions");
        }
        double number = Conversions.real(value);
        double size = Math.abs(number);
        int digits = precision < 0 ? 6 : precision;
        run.meter().text(digits);
        String text = switch (Character.toLowerCase(type)) {
            case 'f' -> FormatSpec.fixed(run, size, digits);
            case 'e' -> FormatSpec.exponent(run, size, digits);
            default -> FormatSpec.general(run, size, Math.max(1, digits), false);
        };
        boolean negative = !Double.isNaN(number) && Double.compare(number, 0.0) < 0;
        pad(Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text, sign(negative, flags), flags, width);
    }

    private static String sign(boolean negative, String flags) {
        return negative ? "-" : flags.indexOf('+') >= 0 ? "+" : flags.indexOf(' ') >= 0 ? " " : "";
    }

    private void pad(String text, String lead, String flags, int width) {
        if (flags.indexOf('-') >= 0) {
            out.append(PaddingMethods.padded(run, lead + text, width, " ", '<'));
        } else if (flags.indexOf('0') >= 0) {
            out.append(lead + PaddingMethods.padded(run, text, (long) width - lead.length(), "0", '>'));
        } else {
            out.append(PaddingMethods.padded(run, lead + text, width, " ", '>'));
        }
    }
}
