package dev.openbook.onnx.sampling;

/**
 * The exponential function of numbers up to 0, the same bits on every Java machine. {@code Math.exp} may differ between
 * machines in the last bit, which can turn a draw, and {@code StrictMath.exp} takes four times as long.
 *
 * <p>{@code x = n * ln(2) / 128 + r} with a whole n and a small r, so {@code exp(x) = 2^(n / 128) * exp(r)}: the whole part
 * of the power is an exponent, the fraction comes from a table of 128, and {@code exp(r)} from six terms of its series, whose
 * error is below 10^-18 (Tang, "Table-Driven Implementation of the Exponential Function in IEEE Floating-Point Arithmetic",
 * ACM TOMS 15(2), 1989). The result is within 2 units in the last place.
 */
final class Exponential {
    private static final int STEPS_LOG2 = 7;
    private static final int STEPS = 1 << STEPS_LOG2;
    private static final double STEPS_PER_UNIT = STEPS / StrictMath.log(2);
    /** ln(2) / 128 in two parts; the first has so few digits that its product with n is exact. */
    private static final double STEP_HIGH = 0x1.62e42feep-8;

    private static final double STEP_LOW = 0x1.a39ef35793c76p-40;
    /** Added and subtracted again, it rounds to a whole number, which meanwhile stands in the lowest bits. */
    private static final double ROUNDER = 0x1.8p52;

    private static final double LEAST = -708;
    private static final double[] POWERS = powers();

    private Exponential() {}

    /** The exponential; 0 below -708, where it is less than 10^-307. */
    static double of(double x) {
        if (x < LEAST) {
            return 0;
        }
        double shifted = x * STEPS_PER_UNIT + ROUNDER;
        int n = (int) Double.doubleToRawLongBits(shifted);
        double steps = shifted - ROUNDER;
        double r = (x - steps * STEP_HIGH) - steps * STEP_LOW;
        double series = 1 + r * (1 + r * (1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120)))));
        double power = Double.longBitsToDouble((long) ((n >> STEPS_LOG2) + Double.MAX_EXPONENT) << 52);
        return POWERS[n & (STEPS - 1)] * series * power;
    }

    private static double[] powers() {
        double[] powers = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            powers[i] = StrictMath.pow(2, i / (double) STEPS);
        }
        return powers;
    }
}
