package dev.openbook.json;

/**
 * Bounds on one untrusted text in JSON. Crossing one ends the reading.
 *
 * @param maxBytes length of the whole text in UTF-8
 * @param maxNesting objects and lists within one another
 * @param maxValues values of all kinds; they take much more room in memory than in the text
 */
public record JsonLimits(int maxBytes, int maxNesting, int maxValues) {

    /** Checks that every bound is positive. */
    public JsonLimits {
        if (maxBytes <= 0 || maxNesting <= 0 || maxValues <= 0) {
            throw new IllegalArgumentException(
                    "Every limit must be positive: " + maxBytes + " bytes, nesting " + maxNesting + ", " + maxValues + " values");
        }
    }

    /** For files beside a model: nesting 100 and 250,000 values, which stay below 64 MiB in memory. */
    public static JsonLimits ofBytes(int maxBytes) {
        return new JsonLimits(maxBytes, 100, 250_000);
    }
}
