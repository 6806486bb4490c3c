package dev.openbook.onnx.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import dev.openbook.model.SamplingOptions;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Choosing a token leaves next to nothing for the garbage collector, compiled or not. */
class GarbageTest {
    private static final int VOCABULARY = 5_000;
    private static final int TOKENS = 500;

    static Stream<SamplingOptions> ways() {
        SamplingOptions drawn = SamplingOptions.sampled(0.9, 1);
        return Stream.of(
                SamplingOptions.greedy(),
                drawn,
                drawn.withBounds(40, 0.95, 0.01),
                drawn.withBounds(0, 0.95, 0),
                drawn.withBounds(0, 1, 0.05).withRepetitionPenalty(1.1).withOutputPenalties(1, 1).withNoRepeatNgramSize(3)
                        .withLogitBias(Map.of(1, 2.0)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void lessThanAHundredBytesAToken(SamplingOptions options) {
        assumeThat(ManagementFactory.getThreadMXBean()).isInstanceOf(ThreadMXBean.class);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeThat(threads.isThreadAllocatedMemorySupported()).isTrue();
        TokenSampler sampler = TokenSampler.of(options, VOCABULARY);
        TokenHistory history = TokenHistory.ofPrompt(1, 2, 3);
        FloatBuffer logits = Logits.of(new float[VOCABULARY]);
        Random random = new Random(1);
        for (int id = 0; id < VOCABULARY; id++) {
            logits.put(id, (float) random.nextGaussian());
        }
        sampler.next(logits, history); // grows the scratch memory
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < TOKENS; i++) {
            sampler.next(logits, history);
        }
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / TOKENS).isLessThan(100);
    }
}
