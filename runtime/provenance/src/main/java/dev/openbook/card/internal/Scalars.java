package dev.openbook.card.internal;

import dev.openbook.value.Json;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns single values of YAML, and what looks like a number in any text, into JSON values. */
public final class Scalars {
    /** Whole numbers beyond it would not come back as they were. */
    private static final double MAX_EXACT = 0x1p53;

    private Scalars() {}

    /** Whether the text stands for nothing. */
    public static boolean isNull(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.NULL);
    }

    /** The text as it stands in the file, without quotes. */
    public static String text(ScalarNode scalar) {
        return wellFormed(scalar.getValue());
    }

    /** The value of a scalar with this text; no copy of it is made. */
    public static Json json(ScalarNode scalar, String text) {
        if (isNull(scalar)) {
            return Json.NULL;
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return new Json.Bool(Boolean.parseBoolean(text));
        }
        boolean number = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
        return number ? number(text) : new Json.Text(text);
    }

    /** A number; what JSON cannot say, or not exactly, stays text. */
    public static Json number(String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value) && Math.abs(value) <= MAX_EXACT) {
                return new Json.Num(value);
            }
        } catch (NumberFormatException e) {
            return new Json.Text(text);
        }
        return new Json.Text(text);
    }

    /** Escapes can spell half a character, which no file can hold; a question mark takes its place. */
    public static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
