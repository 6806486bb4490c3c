package dev.openbook.provenance;

/**
 * What a publisher says that making a model let into the air. What is not said is empty.
 *
 * @param grams of carbon dioxide or what warms the air as much
 * @param source who says so, or how it was computed
 * @param trainingType which training, such as {@code fine-tuning}
 * @param location where
 * @param hardware on which machines
 */
public record CarbonEmissions(double grams, String source, String trainingType, String location, String hardware) {
    /** Checks that the amount is one. */
    public CarbonEmissions {
        if (!Double.isFinite(grams) || grams < 0) {
            throw new IllegalArgumentException("Emissions are a number of grams from 0 up, not " + grams + ".");
        }
    }
}
