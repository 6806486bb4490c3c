package dev.openbook.model;

import java.util.Comparator;
import java.util.List;

/**
 * How likely each class is for one text.
 *
 * @param probabilities one per class, in the order of the classes; at least one. Where exactly one class is true they make 1
 *     together, otherwise each stands for itself
 * @param coverage how the text was read
 */
public record Classification(List<LabelProbability> probabilities, Coverage coverage) {
    /** Copies the list. */
    public Classification {
        probabilities = List.copyOf(probabilities);
    }

    /** The likeliest class; of equals the first. */
    public LabelProbability best() {
        return ranked().getFirst();
    }

    /** The classes, likeliest first; equals keep their order. */
    public List<LabelProbability> ranked() {
        return probabilities.stream()
                .sorted(Comparator.comparingDouble(LabelProbability::probability).reversed())
                .toList();
    }
}
