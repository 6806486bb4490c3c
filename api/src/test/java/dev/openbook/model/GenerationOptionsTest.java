package dev.openbook.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GenerationOptionsTest {
    private static final GenerationOptions STANDARD = GenerationOptions.standard();

    @Test
    void theStandardIsGreedyAndShort() {
        assertThat(STANDARD)
                .isEqualTo(new GenerationOptions(
                        256, SamplingOptions.greedy(), List.of(), Optional.empty(), OptionalInt.empty()));
        assertThat(GenerationOptions.greedy(7)).isEqualTo(STANDARD.withMaxTokens(7));
    }

    @Test
    void withChangesOneThing() {
        GenerationOptions all = STANDARD.withMaxTokens(9)
                .withSampling(SamplingOptions.sampled(1, 2))
                .withStop("a", "b")
                .withTimeLimit(Duration.ofNanos(1))
                .withLogProbabilities(0);
        assertThat(all)
                .isEqualTo(new GenerationOptions(9, SamplingOptions.sampled(1, 2), List.of("a", "b"),
                        Optional.of(Duration.ofNanos(1)), OptionalInt.of(0)));
    }

    @Test
    void whatIsOutsideIsRefused() {
        refused(() -> STANDARD.withMaxTokens(0), "0 tokens", "1 or more");
        refused(() -> STANDARD.withStop("a", ""), "empty stop string");
        refused(() -> STANDARD.withStop("a\uD83E"), "half of a surrogate pair");
        refused(() -> STANDARD.withStop("\uDD16."), "half of a surrogate pair");
        assertThat(STANDARD.withStop("\uD83E\uDD16").stop()).containsExactly("\uD83E\uDD16");
        refused(() -> STANDARD.withStop(Collections.nCopies(65, "a").toArray(String[]::new)), "65 stop strings", "at most 64");
        refused(() -> STANDARD.withTimeLimit(Duration.ZERO), "time limit", "longer than nothing");
        refused(() -> STANDARD.withTimeLimit(Duration.ofSeconds(-1)), "time limit");
        refused(() -> STANDARD.withLogProbabilities(-1), "-1 alternatives", "0 to 100");
        refused(() -> STANDARD.withLogProbabilities(101), "101 alternatives");
        assertThat(STANDARD.withStop(Collections.nCopies(64, "a").toArray(String[]::new)).stop()).hasSize(64);
        assertThat(STANDARD.withLogProbabilities(100).logProbabilities()).hasValue(100);
    }

    private static void refused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID))
                .message()
                .contains(parts);
    }
}
