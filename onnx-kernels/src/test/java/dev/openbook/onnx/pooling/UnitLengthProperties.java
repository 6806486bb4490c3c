package dev.openbook.onnx.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;

class UnitLengthProperties {

    @Property
    void lengthBecomesOneAndTheDirectionStays(
            @ForAll @Size(min = 1, max = 50) float @FloatRange(min = -3e38f, max = 3e38f) [] vector) {
        double before = length(vector);
        float[] scaled = vector.clone();
        UnitLength.normalise(scaled);
        if (before > 1e-12) {
            assertThat(length(scaled)).isCloseTo(1, within(1e-6));
            for (int i = 0; i < vector.length; i++) {
                assertThat((double) scaled[i]).isCloseTo(vector[i] / before, within(1e-6));
            }
        }
    }

    @Example
    void theZeroVectorStaysItself() {
        float[] zero = new float[3];
        UnitLength.normalise(zero);
        assertThat(zero).containsExactly(0, 0, 0);
    }

    private static double length(float[] vector) {
        double squares = 0;
        for (float coordinate : vector) {
            squares += (double) coordinate * coordinate;
        }
        return Math.sqrt(squares);
    }
}
