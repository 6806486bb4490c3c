package dev.openbook.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one sequence does, in both kinds of caches. */
class DecodingSequenceTest {
    private static final int CONTEXT = 640;
    private static final float TOLERANCE = 2e-4f;

    private final OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(1));
    private final Cancellation none = new Cancellation();

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @ParameterizedTest
    @EnumSource(CacheMode.class)
    void whatIsForgottenLeavesNoTrace(CacheMode mode) {
        try (DecoderSession decoder = open(mode, 5);
                DecodingSequence edited = decoder.newSequence(0);
                DecodingSequence straight = decoder.newSequence(0)) {
            edited.append(tokens(0, 23), none);
            edited.truncate(23);
            edited.truncate(11);
            assertThat(edited.length()).isEqualTo(11);
            edited.append(tokens(500, 40), none);
            edited.truncate(11);
            edited.append(tokens(11, 6), none);
            straight.append(tokens(0, 16), none);
            assertThat(Greedy.copy(edited.append(77, none)))
                    .containsExactly(Greedy.copy(straight.append(new int[] {16, 77}, none)), within(TOLERANCE));

            edited.truncate(0);
            assertThat(edited.length()).isZero();
            straight.truncate(0);
            assertThat(Greedy.copy(edited.append(tokens(3, 5), none)))
                    .containsExactly(Greedy.copy(straight.append(tokens(3, 5), none)));
        }
    }

    @ParameterizedTest
    @EnumSource(CacheMode.class)
    void growingKeepsWhatWasRead(CacheMode mode) {
        int[] text = tokens(0, 500);
        try (DecoderSession decoder = open(mode, 256);
                DecodingSequence ample = decoder.newSequence(CONTEXT);
                DecodingSequence growing = decoder.newSequence(1)) {
            float[] expected = Greedy.copy(ample.append(text, none));
            float[] logits = new float[0];
            for (int from = 0; from < text.length; from += 25) {
                logits = Greedy.copy(growing.append(Arrays.copyOfRange(text, from, from + 25), none));
            }
            assertThat(logits).containsExactly(expected, within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @EnumSource(CacheMode.class)
    void memoryOfAClosedSequenceComesBackClean(CacheMode mode) {
        try (DecoderSession decoder = open(mode, 256)) {
            float[] fresh;
            try (DecodingSequence sequence = decoder.newSequence(100)) {
                fresh = Greedy.copy(sequence.append(tokens(7, 9), none));
            }
            try (DecodingSequence sequence = decoder.newSequence(100)) {
                sequence.append(tokens(300, 100), none);
                assertThat(decoder.cacheBytesInUse()).isPositive();
            }
            assertThat(decoder.cacheBytesInUse()).isZero();
            try (DecodingSequence sequence = decoder.newSequence(100)) {
                assertThat(Greedy.copy(sequence.append(tokens(7, 9), none))).containsExactly(fresh);
            }
        }
    }

    @Test
    void logitsAreDirectWritableAndOneSequencesOwn() {
        try (DecoderSession decoder = open(CacheMode.SHARED, 256);
                DecodingSequence first = decoder.newSequence(0);
                DecodingSequence second = decoder.newSequence(0)) {
            FloatBuffer logits = first.append(tokens(0, 4), none);
            float[] before = Greedy.copy(logits);
            assertThat(logits.isDirect()).isTrue();
            assertThat(logits.isReadOnly()).isFalse();
            second.append(tokens(9, 4), none);
            assertThat(Greedy.copy(logits.clear())).containsExactly(before);
            logits.put(0, 42f).position(7);
            FloatBuffer next = first.append(1, none);
            assertThat(next.position()).isZero();
            assertThat(next.remaining()).isEqualTo(decoder.facts().vocabulary());
        }
    }

    @ParameterizedTest
    @EnumSource(CacheMode.class)
    void tooLongATextIsRefusedBeforeItIsRead(CacheMode mode) {
        try (DecoderSession decoder = open(mode, 256);
                DecodingSequence sequence = decoder.newSequence(0)) {
            sequence.append(tokens(0, CONTEXT - 1), none);
            assertFails(() -> sequence.append(tokens(0, 2), none), FailureCode.CONTEXT_OVERFLOW, "at most 640");
            assertThat(sequence.length()).isEqualTo(CONTEXT - 1);
            sequence.append(1, none);
            assertFails(() -> sequence.append(1, none), FailureCode.CONTEXT_OVERFLOW, "640 tokens and 1 more");
            assertThat(sequence.length()).isEqualTo(CONTEXT);
        }
    }

    @Test
    void argumentsOutsideTheirRangeAreRefused() {
        try (DecoderSession decoder = open(CacheMode.SHARED, 256);
                DecodingSequence sequence = decoder.newSequence(-5)) {
            assertFails(() -> sequence.append(new int[0], none), FailureCode.ARGUMENT_INVALID, "No token");
            assertFails(() -> sequence.append(-1, none), FailureCode.ARGUMENT_INVALID, "-1");
            assertFails(() -> sequence.truncate(1), FailureCode.ARGUMENT_INVALID, "0 to 0");
            assertFails(() -> sequence.truncate(-1), FailureCode.ARGUMENT_INVALID, "-1");
        }
    }

    @ParameterizedTest
    @EnumSource(CacheMode.class)
    void aTokenThatTheGraphDoesNotKnowLeavesTheSequenceAsItWas(CacheMode mode) {
        try (DecoderSession decoder = open(mode, 256);
                DecodingSequence sequence = decoder.newSequence(0);
                DecodingSequence straight = decoder.newSequence(0)) {
            sequence.append(tokens(0, 5), none);
            assertFails(() -> sequence.append(1 << 20, none), FailureCode.MODEL_DAMAGED, "do not belong together");
            assertThat(sequence.length()).isEqualTo(5);
            straight.append(tokens(0, 5), none);
            assertThat(Greedy.copy(sequence.append(8, none))).containsExactly(Greedy.copy(straight.append(8, none)));
        }
    }

    @ParameterizedTest
    @EnumSource(CacheMode.class)
    void aLengthThatTheGraphHasNoPositionsForIsTheModelsFault(CacheMode mode) {
        try (DecoderSession decoder = open(mode, 256, 4_096); // the graph turns by tables of 2,048 positions
                DecodingSequence sequence = decoder.newSequence(0)) {
            sequence.append(tokens(0, 2_047), none);
            assertFails(() -> sequence.append(tokens(0, 2), none), FailureCode.MODEL_DAMAGED, "stated length is too large");
            assertThat(sequence.length()).isEqualTo(2_047);
            sequence.append(1, none);
        }
    }

    @ParameterizedTest
    @EnumSource(CacheMode.class)
    void whoeverCancelsKeepsTheChunksThatWereRead(CacheMode mode) {
        try (DecoderSession decoder = open(mode, 4);
                DecodingSequence sequence = decoder.newSequence(0);
                DecodingSequence straight = decoder.newSequence(0)) {
            Cancellation lostInterest = new Cancellation();
            LogitsListener listener = (index, logits) -> {
                if (index == 5) {
                    lostInterest.cancel();
                }
            };
            assertFails(() -> sequence.append(tokens(0, 12), listener, lostInterest), FailureCode.CANCELLED, "cancelled");
            assertThat(sequence.length()).isEqualTo(8);
            assertFails(() -> sequence.append(1, lostInterest), FailureCode.CANCELLED, "cancelled");
            assertThat(sequence.length()).isEqualTo(8);
            straight.append(tokens(0, 8), none);
            assertThat(Greedy.copy(sequence.append(8, none))).containsExactly(Greedy.copy(straight.append(8, none)));
        }
    }

    @Test
    void aListenerThatFailsHarmsNothing() {
        try (DecoderSession decoder = open(CacheMode.SHARED, 4);
                DecodingSequence sequence = decoder.newSequence(0)) {
            LogitsListener failing = (index, logits) -> {
                throw new IllegalStateException("mine");
            };
            for (int i = 0; i < 3; i++) { // the memory for rows came back each time
                assertThatThrownBy(() -> sequence.append(tokens(0, 4), failing, none)).hasMessage("mine");
            }
            assertThat(sequence.length()).isEqualTo(12);
        }
    }

    @Test
    void aListenerMayCloseTheSequence() {
        try (DecoderSession decoder = open(CacheMode.SHARED, 4)) {
            DecodingSequence sequence = decoder.newSequence(0);
            List<Integer> heard = new ArrayList<>();
            LogitsListener closing = (index, logits) -> {
                heard.add(index);
                sequence.close();
            };
            assertFails(() -> sequence.append(tokens(0, 12), closing, none), FailureCode.CLOSED, "closed");
            assertThat(heard).containsExactly(0);
            assertThat(decoder.cacheBytesInUse()).isZero();
        }
    }

    /** One text holds the memory for logits, and another one waits for it and is cancelled. */
    @Test
    @Timeout(60)
    void whoeverWaitsForATurnCanBeCancelled() {
        try (DecoderSession decoder = open(CacheMode.SHARED, 4);
                DecodingSequence holding = decoder.newSequence(0);
                DecodingSequence waiting = decoder.newSequence(0);
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            holding.append(
                    tokens(0, 2),
                    (index, logits) -> {
                        Cancellation lostInterest = new Cancellation();
                        Future<?> turn = other.submit(() -> waiting.append(tokens(0, 2), lostInterest));
                        lostInterest.cancel();
                        assertThatThrownBy(turn::get).hasCauseInstanceOf(OpenbookException.class).hasMessageContaining("cancelled");
                    },
                    none);
            assertThat(waiting.length()).isZero();
            waiting.append(tokens(0, 2), none);
        }
    }

    @Test
    void anInterruptedThreadIsTurnedAway() {
        try (DecoderSession decoder = open(CacheMode.SHARED, 4);
                DecodingSequence sequence = decoder.newSequence(0)) {
            Thread.currentThread().interrupt();
            assertFails(() -> sequence.append(tokens(0, 4), none), FailureCode.CANCELLED, "cancelled");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(sequence.length()).isZero();
            sequence.append(tokens(0, 4), none);
        }
    }

    @Test
    void aTokenLeavesLittleToTheGarbageCollector() {
        try (DecoderSession decoder = open(CacheMode.SHARED, 4);
                DecodingSequence sequence = decoder.newSequence(CONTEXT)) {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            int steps = 200;
            IntStream.range(0, steps).forEach(step -> sequence.append(1, none)); // what is made once is made
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int step = 0; step < steps; step++) {
                sequence.append(1, none);
            }
            assertThat((threads.getCurrentThreadAllocatedBytes() - before) / steps).isLessThan(3_000);
        }
    }

    private DecoderSession open(CacheMode mode, int chunk) {
        return open(mode, chunk, CONTEXT);
    }

    private DecoderSession open(CacheMode mode, int chunk, int context) {
        DecoderGraphs graphs = DecoderGraphs.of("model.onnx").withHeadSize(16);
        return engine.openDecoder(
                ModelFolder.resource("generators/genai-llama-fp32", "model.onnx"),
                DecoderSettings.of(graphs, context)
                        .withPrefillChunk(chunk)
                        .withThreads(1)
                        .withCache(CacheSettings.standard().withMode(mode)));
    }

    /** Tokens that count up. */
    private static int[] tokens(int from, int count) {
        return IntStream.range(from, from + count).map(token -> token % 1024).toArray();
    }

    private static void assertFails(ThrowingCallable call, FailureCode code, String part) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }
}
