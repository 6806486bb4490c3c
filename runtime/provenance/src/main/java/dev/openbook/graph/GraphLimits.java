package dev.openbook.graph;

/**
 * Bounds on one untrusted ONNX file. Crossing one ends the walk with a finding.
 *
 * @param maxNesting messages within messages; ONNX itself needs about ten, control flow adds four a level
 * @param maxStringBytes length of one name, operator or metadata text, in bytes
 * @param maxKeptBytes what the texts of a graph that stay in memory may take together, in bytes: metadata, inputs, outputs, kinds of
 *     operators, and the names of packed weights
 */
public record GraphLimits(int maxNesting, int maxStringBytes, int maxKeptBytes) {

    /** Checks that every bound is positive. */
    public GraphLimits {
        if (maxNesting <= 0 || maxStringBytes <= 0 || maxKeptBytes <= 0) {
            throw new IllegalArgumentException("Every limit must be positive: nesting " + maxNesting + ", " + maxStringBytes
                    + " bytes a string, " + maxKeptBytes + " bytes kept");
        }
    }

    /**
     * Nesting 64, strings of 1 MiB, 16 MiB kept: what sixty thousand packed matrices need, and few enough for any graph to be read in a
     * heap of 32 MiB.
     */
    public static GraphLimits standard() {
        return new GraphLimits(64, 1 << 20, 16 << 20);
    }
}
