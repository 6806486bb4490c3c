package dev.openbook.onnx.sampling;

/**
 * Weighs candidates: {@code exp((logit - greatest) / temperature)}, which is in proportion to the softmax of the logits
 * divided by the temperature, and overflows for no logits and no temperature. Where a logit is positive infinity, those that
 * are share everything equally, as in the limit.
 */
final class Temperature implements CandidateStep {
    private final double temperature;

    Temperature(double temperature) {
        this.temperature = temperature;
    }

    @Override
    public void apply(Candidates candidates) {
        int size = candidates.size();
        float greatest = candidates.greatest();
        for (int i = 0; i < size; i++) {
            candidates.weigh(i, weight(candidates.logit(i), greatest, temperature));
        }
    }

    /** The weight of a logit where the greatest one is known; 0 for NaN and for negative infinity. */
    static double weight(float logit, float greatest, double temperature) {
        if (!(logit > Float.NEGATIVE_INFINITY)) {
            return 0;
        }
        return logit == greatest ? 1 : Exponential.of(((double) logit - greatest) / temperature);
    }
}
