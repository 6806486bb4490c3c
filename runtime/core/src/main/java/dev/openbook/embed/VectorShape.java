package dev.openbook.embed;

import dev.openbook.internal.encode.TokenRange;
import dev.openbook.model.Embedding;
import dev.openbook.onnx.pooling.UnitLength;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Makes the vector of a text of those of its windows. Immutable.
 *
 * @param normalise whether a vector is scaled to length 1 after it was changed
 * @param dimensions how many numbers are kept; empty for all
 */
record VectorShape(boolean normalise, OptionalInt dimensions) {

    /**
     * The vector of the only window, or the mean over several, each weighing as many tokens as it has.
     *
     * @param vectors one per window
     */
    Embedding join(WindowedText text, List<float[]> vectors) {
        boolean single = vectors.size() == 1;
        float[] vector = single ? vectors.getFirst() : mean(text.windows().ranges(), vectors);
        int length = Math.min(dimensions.orElse(vector.length), vector.length);
        if (length < vector.length) {
            vector = Arrays.copyOf(vector, length);
        } else if (single) {
            return new Embedding(vector, text.windows().coverage()); // as the model gave it
        }
        if (normalise) {
            UnitLength.normalise(vector);
        }
        return new Embedding(vector, text.windows().coverage());
    }

    private static float[] mean(List<TokenRange> windows, List<float[]> vectors) {
        int tokens = windows.stream().mapToInt(TokenRange::length).sum();
        double[] sum = new double[vectors.getFirst().length];
        for (int window = 0; window < windows.size(); window++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (double) windows.get(window).length() * vectors.get(window)[i];
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = (float) (sum[i] / tokens);
        }
        return mean;
    }
}
