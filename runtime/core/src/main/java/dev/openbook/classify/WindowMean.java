package dev.openbook.classify;

import dev.openbook.internal.encode.TokenWindows;
import dev.openbook.model.Classification;
import dev.openbook.model.LabelProbability;
import java.util.ArrayList;
import java.util.List;

/** Joins the probabilities of a text's windows. A pure function. */
final class WindowMean {
    private WindowMean() {}

    /**
     * The probabilities of the only window, or the mean over several, each weighing as many tokens as it has.
     *
     * @param labels names of the classes
     * @param windows of the text
     * @param probabilities one for each class, by window
     */
    static Classification of(List<String> labels, TokenWindows windows, List<double[]> probabilities) {
        List<LabelProbability> mean = new ArrayList<>(labels.size());
        for (int label = 0; label < labels.size(); label++) {
            mean.add(new LabelProbability(labels.get(label), mean(label, windows, probabilities)));
        }
        return new Classification(mean, windows.coverage());
    }

    private static double mean(int label, TokenWindows windows, List<double[]> probabilities) {
        if (probabilities.size() == 1) {
            return probabilities.getFirst()[label];
        }
        double sum = 0;
        long tokens = 0;
        for (int window = 0; window < probabilities.size(); window++) {
            int weight = windows.ranges().get(window).length();
            sum += weight * probabilities.get(window)[label];
            tokens += weight;
        }
        return sum / tokens;
    }
}
