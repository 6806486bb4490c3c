package dev.openbook.onnx.sampling;

import java.nio.FloatBuffer;

/**
 * Every token that could make a difference: those whose probability is at least {@code exp(-reach)} of the likeliest one's.
 * One pass to find the likeliest, one to gather.
 *
 * <p>With {@link #all} the distribution is that of the whole vocabulary. What it leaves out weighs, all together, less than
 * {@code V * exp(-reach) = 2^-54} of the likeliest token alone: less than the last bit of the sum of the weights, and less
 * than a draw of 53 bits can tell from nothing. Added up in double precision, the sum is the same with and without.
 */
final class WithinReach implements CandidateSource {
    private static final double BITS = 54;

    private final double reachInLogits;

    private WithinReach(double reach, double temperature) {
        reachInLogits = reach * temperature;
    }

    /** All tokens, as far as double precision can tell. */
    static WithinReach all(double temperature, int vocabularySize) {
        return new WithinReach(StrictMath.log(vocabularySize) + BITS * StrictMath.log(2), temperature);
    }

    /** All tokens that {@link MinP} will keep, and perhaps some at its very edge that it will not. */
    static WithinReach ofMinP(double minP, double temperature) {
        double rounding = 1e-9;
        return new WithinReach(rounding - StrictMath.log(minP), temperature);
    }

    @Override
    public void gather(FloatBuffer logits, Candidates candidates) {
        candidates.clear();
        float greatest = LogitScan.greatest(logits);
        if (greatest == Float.NEGATIVE_INFINITY) {
            return;
        }
        float least = Math.max(Math.nextDown((float) (greatest - reachInLogits)), -Float.MAX_VALUE);
        candidates.addAtLeast(least, logits);
    }
}
