package dev.openbook.onnx.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.SamplingOptions;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenSamplerTest {
    private static final float NAN = Float.NaN;
    private static final float INFINITY = Float.POSITIVE_INFINITY;
    private static final SamplingOptions DRAWN = SamplingOptions.sampled(1, 7);
    private static final TokenHistory EMPTY = TokenHistory.ofPrompt();

    @Test
    void greedyTakesTheFirstOfEquals() {
        assertThat(greedy(1, 3, 3, 2)).isEqualTo(1);
        assertThat(greedy(-5, -4, -4)).isEqualTo(1);
        assertThat(greedy(-0f, 0f)).isZero();
        assertThat(greedy(7)).isZero();
    }

    @Test
    void nanIsNeverChosen() {
        assertThat(greedy(NAN, -3, NAN, 2, NAN)).isEqualTo(3);
        assertThat(greedy(NAN, Float.NEGATIVE_INFINITY, -Float.MAX_VALUE)).isEqualTo(2);
        for (SamplingOptions options : everyBound()) {
            assertThat(drawn(options, NAN, -3, NAN, NAN)).as("%s", options).containsOnly(1);
        }
    }

    @Test
    void infiniteLogitsShareEverything() {
        assertThat(greedy(1, INFINITY, Float.MAX_VALUE, INFINITY)).isEqualTo(1);
        for (SamplingOptions options : everyBound()) {
            assertThat(drawn(options, 1, INFINITY, Float.MAX_VALUE, NAN, Float.NEGATIVE_INFINITY))
                    .as("%s", options)
                    .containsOnly(1);
        }
        assertThat(drawn(DRAWN, 1, INFINITY, 5, INFINITY)).contains(1, 3).doesNotContain(0, 2);
    }

    @Test
    void logitsThatAreNoNumbersAreAFailureOfTheModel() {
        for (SamplingOptions options : everyBound()) {
            assertFails(FailureCode.MODEL_DAMAGED, options, NAN, NAN);
            assertFails(FailureCode.MODEL_DAMAGED, options, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY);
        }
        assertFails(FailureCode.MODEL_DAMAGED, SamplingOptions.greedy(), NAN);
        assertThatThrownBy(() -> TokenSampler.of(DRAWN, 2).next(Logits.of(NAN, Float.NEGATIVE_INFINITY), EMPTY))
                .hasMessageContaining("of its 2 values 1 are not numbers");
    }

    @Test
    void aRuleThatForbidsEveryTokenIsNamed() {
        TokenSampler sampler = TokenSampler.of(SamplingOptions.greedy().withNoRepeatNgramSize(1), 2);
        TokenHistory history = TokenHistory.ofPrompt(0, 1);
        assertThatThrownBy(() -> sampler.next(Logits.of(1, 2), history))
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID))
                .hasMessageContaining("no-repeat n-gram size");
    }

    @Test
    void stepsApplyInTheirOrder() {
        // Bias, then repetition, then output penalties: (3 + 1) / 2 - 2 * 0.5 - 0.25; any other order gives another number.
        SamplingOptions options = SamplingOptions.greedy()
                .withLogitBias(Map.of(0, 1.0))
                .withRepetitionPenalty(2)
                .withOutputPenalties(0.5, 0.25);
        TokenHistory history = TokenHistory.ofPrompt(0);
        history.append(0);
        history.append(0);
        FloatBuffer logits = Logits.of(3, -9);
        TokenSampler.of(options, 2).next(logits, history);
        assertThat(Logits.values(logits)).containsExactly(0.75f, -9);
    }

    @Test
    void boundsApplyInTheirOrder() {
        // Top-k first: of the two left the first has 0.75, so top-p .7 keeps it alone; of all three it had 0.6 only.
        SamplingOptions options = DRAWN.withBounds(2, 0.7, 0);
        float[] logits = {log(0.6), log(0.2), log(0.2)};
        assertThat(drawn(options, log(0.6), log(0.2), log(0.19))).containsOnly(0);
        assertThat(drawn(DRAWN.withBounds(0, 0.7, 0), logits)).contains(0, 1).doesNotContain(2);
        // Temperature first: at 2 the first has 0.46 only.
        assertThat(drawn(options.withTemperature(2), log(0.6), log(0.2), log(0.19))).contains(0, 1);
        // Min-p looks at what is left relative to the likeliest, whatever top-p took away.
        assertThat(drawn(DRAWN.withBounds(0, 0.95, 0.5), log(0.6), log(0.2), log(0.2))).containsOnly(0);
    }

    @Test
    void penaltiesTellPromptFromOutput() {
        TokenHistory history = TokenHistory.ofPrompt(0, 1);
        history.append(1);
        history.append(2);
        history.append(1);
        FloatBuffer logits = Logits.of(4, 4, 4, 4);
        TokenSampler.of(SamplingOptions.greedy().withOutputPenalties(1, 0.5), 4).next(logits, history);
        assertThat(Logits.values(logits)).containsExactly(4, 1.5f, 2.5f, 4);
        logits.put(0, new float[] {4, -4, 0, 4});
        TokenSampler.of(SamplingOptions.greedy().withRepetitionPenalty(2), 4).next(logits, history);
        assertThat(Logits.values(logits)).containsExactly(2, -8, 0, 4);
    }

    @Test
    void aSamplerForgetsAHistoryThatIsReplaced() {
        TokenSampler sampler = TokenSampler.of(SamplingOptions.greedy().withRepetitionPenalty(2), 3);
        sampler.next(Logits.of(4, 4, 4), TokenHistory.ofPrompt(0, 0, 1));
        FloatBuffer logits = Logits.of(4, 4, 4);
        sampler.next(logits, TokenHistory.ofPrompt(2));
        assertThat(Logits.values(logits)).containsExactly(4, 4, 2);
    }

    @Test
    void tokensOutsideTheVocabularyAreLeftAlone() {
        SamplingOptions options = SamplingOptions.greedy()
                .withRepetitionPenalty(2)
                .withOutputPenalties(1, 1)
                .withNoRepeatNgramSize(1);
        TokenHistory history = TokenHistory.ofPrompt(-1, 5);
        history.append(5);
        assertThat(TokenSampler.of(options, 2).next(Logits.of(1, 2), history)).isEqualTo(1);
    }

    @Test
    void temperatureToItsExtremes() {
        SamplingOptions cold = DRAWN.withTemperature(1e-6);
        assertThat(drawn(cold, 1, 1.0001f, -30)).containsOnly(1);
        assertThat(drawn(cold.withTemperature(Double.MIN_VALUE), 1, 1.0001f, -30)).containsOnly(1);
        assertThat(drawn(cold.withBounds(2, 0.9, 0.1), 1, 1.0001f, -30)).containsOnly(1);
        assertThat(drawn(DRAWN.withTemperature(100), 1, 2, -30)).contains(0, 1, 2);
        assertThat(drawn(DRAWN, Float.MAX_VALUE, -Float.MAX_VALUE)).containsOnly(0);
    }

    @Test
    void oneTokenOrMoreThanThereAre() {
        for (SamplingOptions options : everyBound()) {
            assertThat(drawn(options, -4)).as("%s", options).containsOnly(0);
        }
        assertThat(drawn(DRAWN.withBounds(1_000_000, 1, 0), 1, 1, 1)).contains(0, 1, 2);
        assertThat(drawn(DRAWN.withBounds(1, 1, 0), 1, 1, 1)).as("equals of the last one stay").contains(0, 1, 2);
        assertThat(drawn(DRAWN.withBounds(1, 1, 0), 1, 2, 1)).containsOnly(1);
    }

    @Test
    void aSeedFixesTheTokens() {
        float[] logits = new float[1_000];
        for (int id = 0; id < logits.length; id++) {
            logits[id] = (id * 7_919 % 1_009) / 100f;
        }
        int[] tokens = drawn(DRAWN, logits);
        assertThat(drawn(DRAWN, logits)).isEqualTo(tokens);
        assertThat(drawn(DRAWN.withSeed(8), logits)).isNotEqualTo(tokens);
        // Worked out apart, in Python. The same on every machine and under every release: a change is to be announced.
        assertThat(Arrays.copyOf(tokens, 5)).containsExactly(383, 20, 897, 581, 449);
    }

    @Test
    void howCandidatesAreFoundDoesNotMatter() {
        float[] logits = gaussian(1_000);
        int[] all = drawn(DRAWN, logits);
        assertThat(drawn(DRAWN.withBounds(999, 1, 0), logits)).as("a heap for almost all").isEqualTo(all);
        assertThat(drawn(DRAWN.withBounds(0, 1, 1e-12), logits)).as("min-p that drops nothing").isEqualTo(all);
    }

    @Test
    void aBufferIsReadFromItsPosition() {
        FloatBuffer logits = Logits.of(9, 1, 5, 3);
        logits.position(1);
        SamplingOptions penalised = SamplingOptions.greedy().withRepetitionPenalty(5);
        assertThat(TokenSampler.of(penalised, 3).next(logits, TokenHistory.ofPrompt(1))).isEqualTo(2);
        assertThat(logits.position()).isEqualTo(1);
        assertThat(Logits.values(logits)).containsExactly(9, 1, 1, 3);
    }

    @Test
    void wrongSizesAndUnknownTokensAreRefused() {
        TokenSampler sampler = TokenSampler.of(DRAWN, 3);
        assertThatIllegalArgumentException().isThrownBy(() -> sampler.next(Logits.of(1, 2), EMPTY)).withMessageContaining("2 logits");
        assertThatIllegalArgumentException().isThrownBy(() -> TokenSampler.of(DRAWN, 0));
        for (int token : new int[] {-1, 3}) {
            assertThatThrownBy(() -> TokenSampler.of(DRAWN.withLogitBias(Map.of(token, 1.0)), 3))
                    .isInstanceOfSatisfying(
                            OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID))
                    .hasMessageContaining("token " + token)
                    .hasMessageContaining("0 to 2");
        }
    }

    private static SamplingOptions[] everyBound() {
        return new SamplingOptions[] {
            DRAWN,
            DRAWN.withBounds(2, 1, 0),
            DRAWN.withBounds(1, 0.5, 0.1),
            DRAWN.withBounds(0, 0.5, 0),
            DRAWN.withBounds(0, 1, 0.1),
            DRAWN.withBounds(0, 0.9, 1),
            DRAWN.withTemperature(100).withBounds(50, 0.99, 0)
        };
    }

    private static int greedy(float... logits) {
        return TokenSampler.of(SamplingOptions.greedy(), logits.length).next(Logits.of(logits), EMPTY);
    }

    private static int[] drawn(SamplingOptions options, float... logits) {
        TokenSampler sampler = TokenSampler.of(options, logits.length);
        int[] tokens = new int[200];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = sampler.next(Logits.of(logits), EMPTY);
        }
        return tokens;
    }

    private static void assertFails(FailureCode code, SamplingOptions options, float... logits) {
        assertThatThrownBy(() -> TokenSampler.of(options, logits.length).next(Logits.of(logits), EMPTY))
                .as("%s", options)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static float log(double probability) {
        return (float) Math.log(probability);
    }

    private static float[] gaussian(int size) {
        Random random = new Random(3);
        float[] logits = new float[size];
        for (int i = 0; i < size; i++) {
            logits[i] = (float) (random.nextGaussian() * 2);
        }
        return logits;
    }
}
