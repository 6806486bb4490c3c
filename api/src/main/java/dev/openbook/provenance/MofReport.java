package dev.openbook.provenance;

import java.util.List;

/**
 * How open a release is in the eyes of the Model Openness Framework. Lists are in the order of {@link MofComponent}. A component
 * that is in none of the first three is included under an open licence.
 *
 * @param mode whose reading
 * @param progressToOpenModel share of what class III asks for that is included, in per cent
 * @param progressToOpenTooling the same of class II; 0 while class III is not complete
 * @param progressToOpenScience the same of class I; 0 while class II is not complete
 * @param missing not part of the release
 * @param invalid part of it, under a licence that is not open or not known
 * @param unlicensed part of it, without a licence
 * @param notTypeAppropriate included, under an open licence that was made for another kind of work
 */
public record MofReport(
        MofMode mode,
        double progressToOpenModel,
        double progressToOpenTooling,
        double progressToOpenScience,
        List<MofComponent> missing,
        List<MofComponent> invalid,
        List<MofComponent> unlicensed,
        List<MofComponent> notTypeAppropriate) {
    private static final double COMPLETE = 100;
    private static final int OPEN_MODEL = 3;
    private static final int OPEN_TOOLING = 2;
    private static final int OPEN_SCIENCE = 1;

    /** Copies the lists. */
    public MofReport {
        missing = List.copyOf(missing);
        invalid = List.copyOf(invalid);
        unlicensed = List.copyOf(unlicensed);
        notTypeAppropriate = List.copyOf(notTypeAppropriate);
    }

    /** Of a release of which no component is known. */
    public static MofReport ofNothing() {
        return new MofReport(MofMode.TOOL, 0, 0, 0, MofComponent.allRequired(), List.of(), List.of(), List.of());
    }

    /** 1 (the most open), 2 or 3; 0 if the release reaches no class. */
    public int modelClass() {
        if (progressToOpenScience == COMPLETE) {
            return OPEN_SCIENCE;
        }
        if (progressToOpenTooling == COMPLETE) {
            return OPEN_TOOLING;
        }
        return progressToOpenModel == COMPLETE ? OPEN_MODEL : 0;
    }

    /** The name of its class. */
    public String label() {
        return switch (modelClass()) {
            case OPEN_SCIENCE -> "Class I - Open Science Model";
            case OPEN_TOOLING -> "Class II - Open Tooling Model";
            case OPEN_MODEL -> "Class III - Open Model";
            default -> "Unclassified";
        };
    }

    /**
     * Progress towards a class in per cent.
     *
     * @param modelClass 1, 2 or 3
     */
    public double progress(int modelClass) {
        return switch (modelClass) {
            case OPEN_SCIENCE -> progressToOpenScience;
            case OPEN_TOOLING -> progressToOpenTooling;
            case OPEN_MODEL -> progressToOpenModel;
            default -> throw new IllegalArgumentException("The classes are 1, 2 and 3, not " + modelClass + ".");
        };
    }

    /** The mean of the three. */
    public double totalProgress() {
        return (progressToOpenModel + progressToOpenTooling + progressToOpenScience) / 3;
    }

    /** Progress towards a class in words, as the tool's badges have it. */
    public String badge(int modelClass) {
        double progress = progress(modelClass);
        if (progress == COMPLETE) {
            return "Qualified";
        }
        return progress == 0 ? "Not met" : "In progress (" + Math.round(progress) + "%)";
    }

    /** Whether some licence, though open, was made for another kind of work: it counts, with a reservation. */
    public boolean conditional() {
        return !notTypeAppropriate.isEmpty();
    }
}
