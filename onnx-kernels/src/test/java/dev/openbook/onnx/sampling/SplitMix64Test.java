package dev.openbook.onnx.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitMix64Test {

    @Test
    void publishedNumbers() {
        // The vector of the Rosetta Code task "Pseudo-random numbers/Splitmix64".
        SplitMix64 random = new SplitMix64(1_234_567);
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("6457827717110365317");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("3203168211198807973");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("9817491932198370423");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("4593380528125082431");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("16408922859458223821");
    }

    @Test
    void theSameAsTheLibrarysOfToday() {
        for (long seed : new long[] {0, 1, -1, Long.MIN_VALUE, 42}) {
            SplitMix64 ours = new SplitMix64(seed);
            SplittableRandom theirs = new SplittableRandom(seed);
            for (int i = 0; i < 1_000; i++) {
                assertThat(ours.nextLong()).isEqualTo(theirs.nextLong());
            }
        }
    }

    @Test
    void doublesAreAtLeastZeroAndBelowOne() {
        SplitMix64 random = new SplitMix64(3);
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            double number = random.nextDouble();
            assertThat(number).isGreaterThanOrEqualTo(0).isLessThan(1);
            sum += number;
        }
        assertThat(sum / 100_000).isBetween(0.495, 0.505);
    }
}
