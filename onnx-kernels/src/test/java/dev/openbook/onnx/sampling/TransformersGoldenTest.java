package dev.openbook.onnx.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the transformers library makes of the same logits and options. */
class TransformersGoldenTest {
    /** Tokens less likely than this are left out of the draw here, and are not missed: see {@link WithinReach}. */
    private static final double NOTHING = 1e-16;

    static Stream<Golden> goldens() {
        return Golden.all().stream();
    }

    @Test
    void everyOptionOccursOftenAndTogether() {
        List<Golden> goldens = Golden.all();
        assertThat(goldens).hasSizeGreaterThan(200);
        for (String option : List.of("bias", "repetition", "frequency", "presence", "ngram", "topk", "topp", "minp")) {
            assertThat(goldens).filteredOn(golden -> golden.name().contains(option + "=")).as(option).hasSizeGreaterThan(50);
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void editedLogits(Golden golden) {
        float[] edited = Logits.values(edited(golden));
        for (int id = 0; id < edited.length; id++) {
            if (golden.edited()[id] == Float.NEGATIVE_INFINITY) {
                assertThat(edited[id]).as("token " + id).isEqualTo(Float.NEGATIVE_INFINITY);
            } else {
                assertThat(edited[id]).as("token " + id).isCloseTo(golden.edited()[id], within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void keptTokensAndTheirProbabilities(Golden golden) {
        Candidates candidates = TokenSampler.draw(golden.options(), golden.logits().length).candidates(edited(golden));
        Map<Float, Integer> surplus = new HashMap<>(); // by logit, because equals at the edge of top-p are interchangeable
        double mass = candidates.mass();
        for (int i = 0; i < candidates.size(); i++) {
            surplus.merge(golden.edited()[candidates.id(i)], 1, Integer::sum);
        }
        for (int i = 0; i < golden.kept().length; i++) {
            float logit = golden.edited()[golden.kept()[i]];
            double probability = probabilityOf(logit, golden, candidates) / mass;
            assertThat(probability).as("token " + golden.kept()[i]).isCloseTo(golden.probabilities()[i], within(1e-6));
            if (golden.probabilities()[i] > NOTHING || surplus.getOrDefault(logit, 0) > 0) {
                surplus.merge(logit, -1, Integer::sum);
            }
        }
        assertThat(surplus.values()).containsOnly(0);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void logSoftmax(Golden golden) {
        LogProbabilities model = LogProbabilities.of(Logits.of(golden.logits()));
        for (int id = 0; id < golden.log().length; id++) {
            if (golden.log()[id] == Double.NEGATIVE_INFINITY) {
                assertThat(model.of(id)).as("token " + id).isEqualTo(Double.NEGATIVE_INFINITY);
            } else {
                assertThat(model.of(id)).as("token " + id).isCloseTo(golden.log()[id], within(1e-7));
            }
        }
        List<Integer> ranked = model.likeliest(7).stream().map(TokenLogProbability::id).toList();
        assertThat(ranked).isEqualTo(IntStream.range(0, golden.log().length)
                .filter(id -> golden.log()[id] > Double.NEGATIVE_INFINITY)
                .boxed()
                .sorted((a, b) -> Float.compare(golden.logits()[b] + 0f, golden.logits()[a] + 0f))
                .limit(7)
                .toList());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void whatIsChosenWasKept(Golden golden) {
        int[] kept = golden.kept();
        TokenSampler sampler = TokenSampler.of(golden.options(), golden.logits().length);
        float[] allowed = new float[kept.length];
        for (int i = 0; i < kept.length; i++) {
            allowed[i] = golden.edited()[kept[i]];
        }
        for (int draw = 0; draw < 20; draw++) {
            int token = sampler.next(Logits.of(golden.logits()), golden.history());
            assertThat(IntStream.range(0, kept.length).mapToObj(i -> allowed[i])).contains(golden.edited()[token]);
        }
        int greedy = TokenSampler.of(golden.options().withBounds(0, 1, 0).withTemperature(0), golden.logits().length)
                .next(Logits.of(golden.logits()), golden.history());
        double best = Arrays.stream(golden.probabilities()).max().orElseThrow();
        assertThat(probabilityAmong(golden, greedy)).isEqualTo(best);
    }

    private static FloatBuffer edited(Golden golden) {
        FloatBuffer logits = Logits.of(golden.logits());
        TokenSampler.logitsSteps(golden.options(), golden.logits().length)
                .forEach(step -> step.apply(logits, golden.history()));
        return logits;
    }

    private static double probabilityOf(float logit, Golden golden, Candidates candidates) {
        for (int i = 0; i < candidates.size(); i++) {
            if (golden.edited()[candidates.id(i)] == logit) {
                return candidates.weight(i);
            }
        }
        return 0;
    }

    private static double probabilityAmong(Golden golden, int token) {
        for (int i = 0; i < golden.kept().length; i++) {
            if (golden.edited()[golden.kept()[i]] == golden.edited()[token]) {
                return golden.probabilities()[i];
            }
        }
        return -1;
    }
}
