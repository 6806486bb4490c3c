package dev.openbook.inspect;

import dev.openbook.card.CardLimits;
import dev.openbook.graph.GraphLimits;

/**
 * Bounds on one untrusted model.
 *
 * @param maxFiles files and folders in the folder; more, and it is not a model's folder
 * @param maxDepth folders within folders
 * @param maxConfigBytes size of a configuration file that is read as JSON
 * @param cards bounds on model cards, data cards and files of results
 * @param graph bounds on one ONNX file
 */
public record InspectionLimits(int maxFiles, int maxDepth, int maxConfigBytes, CardLimits cards, GraphLimits graph) {

    /** Checks that every bound is positive. */
    public InspectionLimits {
        if (maxFiles <= 0 || maxDepth <= 0 || maxConfigBytes <= 0) {
            throw new IllegalArgumentException("Every limit must be positive: " + maxFiles + " files, depth " + maxDepth
                    + ", " + maxConfigBytes + " bytes of configuration");
        }
    }

    /** 100,000 files, depth 32, configurations of 16 MiB, standard bounds on cards and graphs. */
    public static InspectionLimits standard() {
        return new InspectionLimits(100_000, 32, 16 << 20, CardLimits.standard(), GraphLimits.standard());
    }
}
