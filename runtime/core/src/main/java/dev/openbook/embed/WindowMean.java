package dev.openbook.embed;

import dev.openbook.model.Embedding;
import dev.openbook.onnx.pooling.UnitLength;
import java.util.List;

/** Joins the windows of one text. A pure function. */
final class WindowMean {
    private WindowMean() {}

    /**
     * The vector of the only window, or the mean over several, each weighing as many tokens as it has.
     *
     * @param windows at least one; several hold at least one token each
     * @param vectors one per window
     * @param normalise whether a mean is scaled to length 1 again
     */
    static Embedding of(List<Window> windows, List<float[]> vectors, boolean normalise) {
        if (windows.size() == 1) {
            return new Embedding(vectors.getFirst(), windows.getFirst().tokens(), 1);
        }
        int tokens = windows.stream().mapToInt(Window::tokens).sum();
        double[] sum = new double[vectors.getFirst().length];
        for (int window = 0; window < windows.size(); window++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (double) windows.get(window).tokens() * vectors.get(window)[i];
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = (float) (sum[i] / tokens);
        }
        if (normalise) {
            UnitLength.normalise(mean);
        }
        return new Embedding(mean, tokens, windows.size());
    }
}
