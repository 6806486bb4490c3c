package dev.openbook.embed;

/**
 * A projection of pooled vectors: weights, bias and an activation, as the Dense module of sentence-transformers. Immutable.
 *
 * @param inputs length of the vectors it takes
 * @param outputs length of those it gives
 * @param weights one row of {@code inputs} numbers for each output, as PyTorch's {@code Linear} keeps them
 * @param bias a number for each output
 * @param activation applied to every output
 */
@SuppressWarnings("ArrayRecordComponent") // large, read here only
record DenseLayer(int inputs, int outputs, float[] weights, float[] bias, Activation activation) {

    /** What sentence-transformers is known to use here. */
    enum Activation {
        IDENTITY,
        TANH;

        private double apply(double value) {
            return switch (this) {
                case IDENTITY -> value;
                case TANH -> Math.tanh(value);
            };
        }
    }

    DenseLayer {
        if ((long) inputs * outputs != weights.length || outputs != bias.length) {
            throw new IllegalArgumentException("Weights and bias do not have the layer's shape.");
        }
    }

    float[] apply(float[] vector) {
        float[] projected = new float[outputs];
        for (int output = 0; output < outputs; output++) {
            double sum = bias[output];
            int row = output * inputs;
            for (int input = 0; input < inputs; input++) {
                sum += (double) weights[row + input] * vector[input];
            }
            projected[output] = (float) activation.apply(sum);
        }
        return projected;
    }
}
