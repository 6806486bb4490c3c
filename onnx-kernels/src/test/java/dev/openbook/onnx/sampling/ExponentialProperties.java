package dev.openbook.onnx.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class ExponentialProperties {

    @Property(tries = 20_000)
    void withinTwoUnitsInTheLastPlace(@ForAll @DoubleRange(min = -708, max = 0) @Scale(15) double x) {
        assertClose(x);
    }

    @Example
    void denselyNearZeroAndAtTheSeamsOfTheTable() {
        for (int i = 0; i < 200_000; i++) {
            double x = -i / 4096.0;
            assertClose(x);
        }
        for (int n = 0; n < 90_000; n++) {
            double seam = -(n + 0.5) * Math.log(2) / 128;
            for (double x : new double[] {Math.nextDown(seam), seam, Math.nextUp(seam)}) {
                assertClose(x);
            }
        }
    }

    @Example
    void ends() {
        assertThat(Exponential.of(0)).isEqualTo(1);
        assertThat(Exponential.of(-0.0)).isEqualTo(1);
        assertThat(Exponential.of(-708)).isGreaterThan(0);
        assertThat(Exponential.of(-709)).isZero();
        assertThat(Exponential.of(-Double.MAX_VALUE)).isZero();
        assertThat(Exponential.of(Double.NEGATIVE_INFINITY)).isZero();
    }

    private static void assertClose(double x) {
        double exact = StrictMath.exp(x); // itself within one
        assertThat(Math.abs(Exponential.of(x) - exact)).as("exp(%s)", x).isLessThanOrEqualTo(2 * Math.ulp(exact));
    }
}
