package dev.openbook.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes {@link Json} in one way only, so that equal values have equal bytes and digests: the JSON Canonicalization
 * Scheme (RFC 8785). Members sorted by UTF-16 code units, no white space, numbers as ECMAScript writes them, UTF-8.
 *
 * <p>Thread-safe; cost is linear in the output.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * The canonical text of a value.
     *
     * @throws IllegalArgumentException if a string holds half of a surrogate pair, which UTF-8 cannot carry
     */
    public static String write(Json value) {
        StringBuilder out = new StringBuilder();
        append(value, out);
        return out.toString();
    }

    /** The canonical bytes of a value; see {@link #write(Json)}. */
    public static byte[] bytes(Json value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The digest of a value's canonical bytes; see {@link #write(Json)}. */
    public static Digest digest(Json value) {
        return Digest.of(bytes(value));
    }

    private static void append(Json value, StringBuilder out) {
        switch (value) {
            case Json.Null n -> out.append("null");
            case Json.Bool b -> out.append(b.value());
            case Json.Num n -> out.append(number(n.value()));
            case Json.Text t -> appendText(t.value(), out);
            case Json.Array a -> appendArray(a, out);
            case Json.Obj o -> appendObject(o, out);
        }
    }

    private static void appendArray(Json.Array array, StringBuilder out) {
        String separator = "[";
        for (Json item : array.items()) {
            out.append(separator);
            append(item, out);
            separator = ",";
        }
        out.append(array.items().isEmpty() ? "[]" : "]");
    }

    private static void appendObject(Json.Obj object, StringBuilder out) {
        String separator = "{";
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            out.append(separator);
            appendText(member.getKey(), out);
            out.append(':');
            append(member.getValue(), out);
            separator = ",";
        }
        out.append(object.members().isEmpty() ? "{}" : "}");
    }

    private static void appendText(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else if (isHalfPair(text, i)) {
                        throw new IllegalArgumentException("Half a surrogate pair at index " + i + " of a string of "
                                + text.length() + " characters; JSON in UTF-8 needs whole characters.");
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isHalfPair(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    /** The fewest digits that read back as the value. Double.toString, right since Java 19 but for one thing, gives at least two. */
    private static BigDecimal shortest(double value) {
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal oneDigit = decimal.round(new MathContext(1));
        return oneDigit.doubleValue() == value ? oneDigit.stripTrailingZeros() : decimal;
    }

    /** ECMAScript's Number::toString. */
    private static String number(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal decimal = shortest(Math.abs(value));
        String digits = decimal.unscaledValue().toString();
        int point = digits.length() - decimal.scale();
        String sign = value < 0 ? "-" : "";
        if (point > 21 || point < -5) {
            String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
            return sign + mantissa + "e" + (point > 0 ? "+" : "") + (point - 1);
        }
        if (point <= 0) {
            return sign + "0." + "0".repeat(-point) + digits;
        }
        if (point >= digits.length()) {
            return sign + digits + "0".repeat(point - digits.length());
        }
        return sign + digits.substring(0, point) + "." + digits.substring(point);
    }
}
