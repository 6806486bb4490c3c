package dev.openbook.onnx.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.model.SamplingOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

/** Bounds of the draw against their definitions, spelled out over sorted lists. */
class SamplingProperties {

    @Property(tries = 500)
    void topKIsTheKthLargestAndItsEquals(@ForAll @IntRange(min = 1, max = 900) int size, @ForAll @IntRange(min = 1, max = 100) int k,
            @ForAll long seed, @ForAll boolean rounded) {
        float[] logits = logits(size, seed, 3, rounded);
        List<Integer> order = likeliestFirst(logits);
        float last = logits[order.get(Math.min(k, size) - 1)];
        Set<Integer> expected = new HashSet<>(order.stream().filter(id -> logits[id] >= last).toList());
        assertThat(kept(logits, SamplingOptions.sampled(1, seed).withBounds(k, 1, 0))).isEqualTo(expected);
    }

    @Property(tries = 500)
    void topPIsTheSmallestSetThatReachesIt(@ForAll @IntRange(min = 1, max = 1_500) int size,
            @ForAll @DoubleRange(min = 0.001, max = 0.999) @Scale(6) double p, @ForAll long seed, @ForAll boolean rounded,
            @ForAll @DoubleRange(min = 0.1, max = 20) @Scale(3) double temperature) {
        float[] logits = logits(size, seed, 3, rounded);
        Candidates candidates = candidates(logits, SamplingOptions.sampled(temperature, seed).withBounds(0, p, 0));
        double all = 0;
        for (float logit : logits) {
            all += Math.exp(logit / temperature);
        }
        double least = Double.MAX_VALUE;
        double mass = 0;
        for (int i = 0; i < candidates.size(); i++) {
            double probability = Math.exp(candidates.logit(i) / temperature) / all;
            least = Math.min(least, probability);
            mass += probability;
        }
        assertThat(mass).as("reached").isGreaterThanOrEqualTo(p - 1e-12);
        assertThat(mass - least).as("not without the least of them").isLessThan(p + 1e-12);
        Set<Integer> first = new HashSet<>(likeliestFirst(logits).subList(0, candidates.size()));
        assertThat(ids(candidates)).as("the likeliest, of equals the first").isEqualTo(first);
    }

    @Property(tries = 300)
    void minPIsRelativeToTheLikeliest(@ForAll @IntRange(min = 1, max = 900) int size,
            @ForAll @DoubleRange(min = 0.0001, max = 1) @Scale(6) double minP, @ForAll long seed,
            @ForAll @DoubleRange(min = 0.1, max = 20) @Scale(3) double temperature) {
        float[] logits = logits(size, seed, 3, false);
        float best = logits[likeliestFirst(logits).getFirst()];
        Set<Integer> kept = kept(logits, SamplingOptions.sampled(temperature, seed).withBounds(0, 1, minP));
        for (int id = 0; id < size; id++) {
            double relative = Math.exp((logits[id] - (double) best) / temperature);
            if (Math.abs(relative - minP) > 1e-12) {
                assertThat(kept.contains(id)).as("token " + id).isEqualTo(relative > minP);
            }
        }
        assertThat(kept).contains(likeliestFirst(logits).getFirst());
    }

    @Property(tries = 300)
    void widerBoundsKeepMore(@ForAll @IntRange(min = 1, max = 1_200) int size, @ForAll @IntRange(min = 1, max = 50) int k,
            @ForAll @DoubleRange(min = 0.01, max = 0.9) @Scale(4) double p, @ForAll @DoubleRange(min = 0.05, max = 1) @Scale(4) double minP,
            @ForAll long seed, @ForAll boolean rounded) {
        float[] logits = logits(size, seed, 2, rounded);
        SamplingOptions options = SamplingOptions.sampled(0.8, seed);
        Set<Integer> narrow = kept(logits, options.withBounds(k, p, minP));
        assertThat(narrow).isNotEmpty().contains(likeliestFirst(logits).getFirst());
        assertThat(kept(logits, options.withBounds(k, p, minP / 2))).containsAll(narrow);
        assertThat(kept(logits, options.withBounds(k, p + 0.1, minP))).containsAll(narrow);
        assertThat(kept(logits, options.withBounds(0, 1, minP))).containsAll(narrow);
        assertThat(kept(logits, options)).containsAll(narrow);
    }

    @Property(tries = 200)
    void sameSeedSameTokens(@ForAll long seed, @ForAll @IntRange(min = 0, max = 20) int k,
            @ForAll @DoubleRange(min = 0.1, max = 1) @Scale(4) double p) {
        float[] logits = logits(50, seed, 3, false);
        SamplingOptions options = SamplingOptions.sampled(1.3, seed).withBounds(k, p, 0);
        TokenSampler one = TokenSampler.of(options, 50);
        TokenSampler other = TokenSampler.of(options, 50);
        Set<Integer> kept = kept(logits, options);
        TokenHistory history = TokenHistory.ofPrompt();
        for (int i = 0; i < 20; i++) {
            int token = one.next(Logits.of(logits), history);
            assertThat(token).isEqualTo(other.next(Logits.of(logits), history)).isIn(kept);
        }
    }

    private static Set<Integer> kept(float[] logits, SamplingOptions options) {
        return ids(candidates(logits, options));
    }

    private static Candidates candidates(float[] logits, SamplingOptions options) {
        return TokenSampler.draw(options, logits.length).candidates(Logits.of(logits));
    }

    private static Set<Integer> ids(Candidates candidates) {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            ids.add(candidates.id(i));
        }
        assertThat(ids).as("order of ids").isSorted().doesNotHaveDuplicates();
        return new HashSet<>(ids);
    }

    private static List<Integer> likeliestFirst(float[] logits) {
        return IntStream.range(0, logits.length)
                .boxed()
                .sorted((a, b) -> Float.compare(logits[b] + 0f, logits[a] + 0f)) // stable: of equals the first
                .toList();
    }

    private static float[] logits(int size, long seed, double deviation, boolean rounded) {
        Random random = new Random(seed);
        float[] logits = new float[size];
        for (int i = 0; i < size; i++) {
            double logit = random.nextGaussian() * deviation;
            logits[i] = (float) (rounded ? Math.rint(logit) : logit);
        }
        return logits;
    }
}
