package dev.openbook.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SamplingOptionsTest {
    private static final SamplingOptions DRAWN = SamplingOptions.sampled(0.7, 42);

    @Test
    void greedyIsTemperatureZeroAndNothingElse() {
        assertThat(SamplingOptions.greedy().isGreedy()).isTrue();
        assertThat(SamplingOptions.greedy()).isEqualTo(new SamplingOptions(Map.of(), 1, 0, 0, 0, 0, 0, 1, 0, 0));
        assertThat(DRAWN).isEqualTo(new SamplingOptions(Map.of(), 1, 0, 0, 0, 0.7, 0, 1, 0, 42));
        assertThat(DRAWN.isGreedy()).isFalse();
    }

    @Test
    void withChangesOneThing() {
        SamplingOptions all = DRAWN.withLogitBias(Map.of(3, -1.0))
                .withRepetitionPenalty(1.1)
                .withOutputPenalties(0.2, 0.3)
                .withNoRepeatNgramSize(4)
                .withBounds(40, 0.9, 0.05)
                .withTemperature(0.8)
                .withSeed(7);
        assertThat(all).isEqualTo(new SamplingOptions(Map.of(3, -1.0), 1.1, 0.2, 0.3, 4, 0.8, 40, 0.9, 0.05, 7));
    }

    @Test
    void rangesAreClosed() {
        DRAWN.withRepetitionPenalty(0.01).withRepetitionPenalty(100);
        DRAWN.withOutputPenalties(-100, 100).withOutputPenalties(100, -100);
        DRAWN.withNoRepeatNgramSize(1_000).withTemperature(100).withBounds(Integer.MAX_VALUE, 1e-6, 1);
        DRAWN.withLogitBias(Map.of(1, 10_000.0, 2, -10_000.0));
    }

    @Test
    void whatIsOutsideIsRefusedWithTheRange() {
        refused(() -> DRAWN.withRepetitionPenalty(0), "A repetition penalty of 0 was given; allowed is 0.01 to 100.");
        refused(() -> DRAWN.withOutputPenalties(101, 0), "frequency penalty of 101", "-100 to 100");
        refused(() -> DRAWN.withOutputPenalties(0, -100.5), "presence penalty of -100.5");
        refused(() -> DRAWN.withNoRepeatNgramSize(-1), "no-repeat n-gram size of -1", "0 to 1000");
        refused(() -> DRAWN.withTemperature(-0.1), "temperature of -0.1", "0 to 100");
        refused(() -> DRAWN.withTemperature(Double.NaN), "temperature of NaN");
        refused(() -> DRAWN.withTemperature(Double.POSITIVE_INFINITY), "temperature of Infinity");
        refused(() -> DRAWN.withBounds(-1, 1, 0), "top-k of -1");
        refused(() -> DRAWN.withBounds(0, 0, 0), "A top-p of 0 was given; allowed is 0.000001 to 1.");
        refused(() -> DRAWN.withBounds(0, 1.01, 0), "top-p of 1.01");
        refused(() -> DRAWN.withBounds(0, 1, 1.5), "min-p of 1.5", "0 to 1");
        refused(() -> DRAWN.withLogitBias(Map.of(9, 1e300)), "logit bias of token 9", "-10000 to 10000");
    }

    @Test
    void boundsThatGreedyChoiceWouldIgnoreAreRefusedByName() {
        refused(() -> SamplingOptions.greedy().withBounds(40, 0.9, 0.05), "Temperature 0", "top-k 40 and top-p 0.9 and min-p 0.05");
        refused(() -> DRAWN.withBounds(0, 0.9, 0).withTemperature(0), "Temperature 0", "top-p 0.9 would do nothing");
        assertThat(SamplingOptions.greedy().withRepetitionPenalty(1.2).withNoRepeatNgramSize(3).isGreedy())
                .as("penalties mean something to greedy choice")
                .isTrue();
    }

    @Test
    void theBiasIsCopied() {
        Map<Integer, Double> bias = new HashMap<>(Map.of(5, 1.0, 2, 2.0));
        SamplingOptions options = DRAWN.withLogitBias(bias);
        bias.clear();
        assertThat(options.logitBias()).isEqualTo(Map.of(2, 2.0, 5, 1.0));
        assertThat(options.logitBias().keySet()).as("in the order of the ids").containsExactly(2, 5);
        assertThatThrownBy(() -> options.logitBias().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static void refused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID))
                .message()
                .contains(parts);
    }
}
