package dev.openbook.onnx.sampling;

import java.nio.FloatBuffer;

/** The token with the greatest logit, of equals the first. */
final class Greedy implements TokenChoice {

    @Override
    public int choose(FloatBuffer logits) {
        int best = NONE;
        float greatest = Float.NEGATIVE_INFINITY;
        int size = logits.limit();
        for (int id = 0; id < size; id++) {
            float logit = logits.get(id);
            if (logit > greatest) {
                greatest = logit;
                best = id;
            }
        }
        return best;
    }
}
