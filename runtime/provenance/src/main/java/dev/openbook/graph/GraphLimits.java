package dev.openbook.graph;

/**
 * Bounds on one untrusted ONNX file. Crossing one ends the walk with a finding.
 *
 * @param maxNesting messages within messages; ONNX itself needs about ten, control flow adds four a level
 * @param maxStringBytes length of one name, operator or metadata text, in bytes
 * @param maxKeptBytes what names, texts and the heads of tensors may take in memory together, in bytes
 */
public record GraphLimits(int maxNesting, int maxStringBytes, int maxKeptBytes) {

    /** Checks that every bound is positive. */
    public GraphLimits {
        if (maxNesting <= 0 || maxStringBytes <= 0 || maxKeptBytes <= 0) {
            throw new IllegalArgumentException("Every limit must be positive: nesting " + maxNesting + ", " + maxStringBytes
                    + " bytes a string, " + maxKeptBytes + " bytes kept");
        }
    }

    /** Nesting 64, strings of 1 MiB, 32 MiB kept: four times what a graph of a hundred thousand tensors needs. */
    public static GraphLimits standard() {
        return new GraphLimits(64, 1 << 20, 32 << 20);
    }
}
