package dev.openbook.graph;

/**
 * Bounds on one untrusted ONNX file. Crossing one ends the walk with a finding.
 *
 * @param maxNesting messages within messages; ONNX itself needs about ten, control flow adds four a level
 * @param maxStringBytes length of one name, operator or metadata text, in bytes
 */
public record GraphLimits(int maxNesting, int maxStringBytes) {

    /** Checks that every bound is positive. */
    public GraphLimits {
        if (maxNesting <= 0 || maxStringBytes <= 0) {
            throw new IllegalArgumentException(
                    "Every limit must be positive: nesting " + maxNesting + ", " + maxStringBytes + " bytes a string");
        }
    }

    /** Nesting 64, strings of 1 MiB. */
    public static GraphLimits standard() {
        return new GraphLimits(64, 1 << 20);
    }
}
