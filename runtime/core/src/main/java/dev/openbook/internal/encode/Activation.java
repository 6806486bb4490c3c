package dev.openbook.internal.encode;

/** What is made of the logits of a text. Pure functions. */
public enum Activation {
    /** Each by itself between 0 and 1. */
    SIGMOID {
        @Override
        public double[] apply(float[] logits) {
            double[] values = new double[logits.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = sigmoid(logits[i]);
            }
            return values;
        }
    },
    /** All together 1. */
    SOFTMAX {
        @Override
        public double[] apply(float[] logits) {
            double largest = Double.NEGATIVE_INFINITY;
            for (float logit : logits) {
                largest = Math.max(largest, logit);
            }
            double sum = 0;
            double[] values = new double[logits.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.exp(logits[i] - largest);
                sum += values[i];
            }
            for (int i = 0; i < values.length; i++) {
                values[i] /= sum;
            }
            return values;
        }
    };

    /** Applied to finite numbers, at least one. */
    public abstract double[] apply(float[] logits);

    /** The logistic function of one number. */
    public static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
