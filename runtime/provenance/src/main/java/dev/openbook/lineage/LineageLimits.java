package dev.openbook.lineage;

/**
 * Bounds on following a model's descent.
 *
 * @param maxLinks links between the model at hand and an ancestor
 * @param maxModels models that are looked up, the one at hand included
 * @param maxParents parents of one model; a card that names more is taken at its first ones
 */
public record LineageLimits(int maxLinks, int maxModels, int maxParents) {

    /** Checks that every bound is positive. */
    public LineageLimits {
        if (maxLinks <= 0 || maxModels <= 0 || maxParents <= 0) {
            throw new IllegalArgumentException("Every limit must be positive: " + maxLinks + " links, " + maxModels
                    + " models, " + maxParents + " parents");
        }
    }

    /** 16 links, 64 models, 32 parents. */
    public static LineageLimits standard() {
        return new LineageLimits(16, 64, 32);
    }
}
