package dev.openbook.onnx.sampling;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Tokens that may be chosen, in ascending order of their ids, with their logits and, once {@link Temperature} has weighed
 * them, their weights: numbers in proportion to their probabilities, 1 for the likeliest. Parallel arrays, reused from token
 * to token: they grow to what was needed most and stay so.
 */
final class Candidates {
    private int[] ids = new int[256];
    private float[] logits = new float[256];
    private double[] weights = new double[256];
    private int size;
    private float greatest;

    void clear() {
        size = 0;
        greatest = Float.NEGATIVE_INFINITY;
    }

    /** Adds one; whoever adds sees to the order. */
    void add(int id, float logit) {
        if (size == ids.length) {
            grow();
        }
        ids[size] = id;
        logits[size++] = logit;
        if (logit > greatest) {
            greatest = logit;
        }
    }

    /**
     * Adds every token with at least this logit, in the order of ids; NaN is passed over. Works on local variables, because
     * often these are all tokens of the vocabulary, and then keeping the fields up to date would take longer than the rest.
     */
    void addAtLeast(float least, FloatBuffer vocabulary) {
        int end = vocabulary.limit();
        int added = size;
        float most = greatest;
        for (int id = 0; id < end; id++) {
            float logit = vocabulary.get(id);
            if (logit >= least) {
                if (added == ids.length) {
                    grow();
                }
                ids[added] = id;
                logits[added++] = logit;
                most = logit > most ? logit : most;
            }
        }
        size = added;
        greatest = most;
    }

    int size() {
        return size;
    }

    /** The greatest logit of those added; the likeliest one is never dropped. */
    float greatest() {
        return greatest;
    }

    int id(int index) {
        return ids[index];
    }

    float logit(int index) {
        return logits[index];
    }

    double weight(int index) {
        return weights[index];
    }

    void weigh(int index, double weight) {
        weights[index] = weight;
    }

    /** Sum of the weights. */
    double mass() {
        double mass = 0;
        for (int i = 0; i < size; i++) {
            mass += weights[i];
        }
        return mass;
    }

    /** Copies one to an earlier place; those who drop candidates close the ranks so, then {@link #shorten}. */
    void move(int from, int to) {
        ids[to] = ids[from];
        logits[to] = logits[from];
        weights[to] = weights[from];
    }

    /** Keeps the first so many. */
    void shorten(int size) {
        this.size = size;
    }

    private void grow() {
        ids = Arrays.copyOf(ids, 2 * ids.length);
        logits = Arrays.copyOf(logits, 2 * logits.length);
        weights = Arrays.copyOf(weights, 2 * weights.length);
    }
}
