package dev.openbook.inspect;

import dev.openbook.graph.GraphLimits;

/**
 * Bounds on one untrusted model.
 *
 * @param maxFiles files in the folder; more, and it is not a model's folder
 * @param maxDepth folders within folders
 * @param maxConfigBytes size of a configuration file that is read as JSON
 * @param maxCardBytes how much of a model card is read
 * @param graph bounds on one ONNX file
 */
public record InspectionLimits(int maxFiles, int maxDepth, int maxConfigBytes, int maxCardBytes, GraphLimits graph) {

    /** Checks that every bound is positive. */
    public InspectionLimits {
        if (maxFiles <= 0 || maxDepth <= 0 || maxConfigBytes <= 0 || maxCardBytes <= 0) {
            throw new IllegalArgumentException("Every limit must be positive: " + maxFiles + " files, depth " + maxDepth
                    + ", " + maxConfigBytes + " bytes of configuration, " + maxCardBytes + " bytes of card");
        }
    }

    /** 100,000 files, depth 32, configurations of 16 MiB, 1 MiB of card, standard bounds on graphs. */
    public static InspectionLimits standard() {
        return new InspectionLimits(100_000, 32, 16 << 20, 1 << 20, GraphLimits.standard());
    }
}
