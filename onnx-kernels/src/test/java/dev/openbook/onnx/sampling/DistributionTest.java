package dev.openbook.onnx.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.model.SamplingOptions;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tokens come as often as their probabilities say. The seeds are fixed, so these either hold always or never; the bound is
 * that of one sound generator in a million.
 */
class DistributionTest {
    private static final int DRAWS = 200_000;
    private static final int SIZE = 30;

    static Stream<SamplingOptions> ways() {
        SamplingOptions drawn = SamplingOptions.sampled(1, 11);
        return Stream.of(
                drawn,
                drawn.withTemperature(0.6).withSeed(12),
                drawn.withTemperature(3).withSeed(-1),
                drawn.withBounds(7, 1, 0),
                drawn.withBounds(0, 0.8, 0).withSeed(0),
                drawn.withBounds(0, 1, 0.1),
                drawn.withTemperature(1.5).withBounds(20, 0.9, 0.05).withSeed(Long.MIN_VALUE));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void chiSquare(SamplingOptions options) {
        float[] logits = logits();
        Candidates candidates = TokenSampler.draw(options, SIZE).candidates(Logits.of(logits));
        double mass = candidates.mass();
        int[] counts = new int[SIZE];
        TokenSampler sampler = TokenSampler.of(options, SIZE);
        TokenHistory history = TokenHistory.ofPrompt();
        for (int i = 0; i < DRAWS; i++) {
            counts[sampler.next(Logits.of(logits), history)]++;
        }
        double chiSquare = 0;
        int seen = 0;
        for (int i = 0; i < candidates.size(); i++) {
            double expected = Math.exp((logits[candidates.id(i)] - candidates.greatest()) / options.temperature()) / mass * DRAWS;
            double difference = counts[candidates.id(i)] - expected;
            chiSquare += difference * difference / expected;
            seen += counts[candidates.id(i)];
        }
        assertThat(seen).isEqualTo(DRAWS);
        assertThat(candidates.size()).isGreaterThan(2);
        assertThat(chiSquare).isLessThan(bound(candidates.size() - 1));
    }

    /** The chi-square that one in a million exceeds: Wilson and Hilferty's approximation at 4.75 standard deviations. */
    private static double bound(int degrees) {
        double ninth = 2.0 / (9 * degrees);
        return degrees * Math.pow(1 - ninth + 4.75 * Math.sqrt(ninth), 3);
    }

    private static float[] logits() {
        Random random = new Random(5);
        float[] logits = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            logits[i] = (float) (random.nextGaussian() * 1.2);
        }
        return logits;
    }
}
