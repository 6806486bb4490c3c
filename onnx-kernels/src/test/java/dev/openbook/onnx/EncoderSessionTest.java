package dev.openbook.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.onnx.tensor.FloatTensor;
import dev.openbook.onnx.tensor.TokenBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs graphs of a few nodes, made for these tests, whose output is known by construction. */
class EncoderSessionTest {
    private OnnxEngine engine;

    @BeforeEach
    void openEngine() {
        engine = OnnxEngine.open(OnnxSettings.standard(2));
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void idsMaskSegmentsAndPositionsReachTheGraphPaddedOnTheRight() {
        // The graph gives its four inputs back as four columns; two of them are 32-bit, two 64-bit.
        try (EncoderSession session = open("inputs-as-output.onnx")) {
            int[][] ids = {{7, 8, 9}, {5}};
            int[][] types = {{0, 0, 1}, {1}};
            FloatTensor output = session.run(new TokenBatch(ids, types));

            assertThat(output.shape()).containsExactly(2, 3, 4);
            assertThat(output.values())
                    .containsExactly(
                            7, 1, 0, 0, 8, 1, 0, 1, 9, 1, 1, 2, //
                            5, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 2);
            assertThat(session.masksPadding()).isTrue();
        }
    }

    @Test
    void memoryOfALargerRunDoesNotLeakIntoASmallerOne() {
        try (EncoderSession session = open("inputs-as-output.onnx")) {
            session.run(batch(new int[] {9, 9, 9, 9}, new int[] {9, 9, 9, 9}));
            FloatTensor output = session.run(batch(new int[] {1}));
            assertThat(output.values()).containsExactly(1, 1, 0, 0);
        }
    }

    @Test
    void laterRunsLeaveEarlierResultsAlone() {
        try (EncoderSession session = open("inputs-as-output.onnx")) {
            FloatTensor first = session.run(batch(new int[] {7}));
            session.run(batch(new int[] {8}));
            assertThat(first.values()).containsExactly(7, 1, 0, 0);
        }
    }

    @Test
    void aRunLargerThanTheMemoryThatIsKeptIsReadWholeAndKeepsNothing() {
        try (EncoderSession session = open("inputs-as-output.onnx")) {
            int tokens = 140_000;
            int[] row = new int[tokens];
            row[tokens - 1] = 9;
            FloatTensor output = session.run(batch(row));
            assertThat(output.shape()).containsExactly(1, tokens, 4);
            assertThat(java.util.Arrays.copyOfRange(output.values(), tokens * 4 - 4, tokens * 4))
                    .containsExactly(9, 1, 0, tokens - 1);
            assertThat(session.run(batch(new int[] {3})).values()).containsExactly(3, 1, 0, 0);
        }
    }

    @Test
    void anOutputOfAnotherShapeThanTheDeclarationSuggestsIsReadAsItIs() {
        // The graph leaves the first token out, and declares only that the length of its output varies.
        try (EncoderSession session = open("shorter-output.onnx")) {
            for (int run = 0; run < 2; run++) {
                FloatTensor output = session.run(batch(new int[] {5, 6, 7}, new int[] {1, 2, 3}));
                assertThat(output.shape()).containsExactly(2, 2, 1);
                assertThat(output.values()).containsExactly(6, 7, 2, 3);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"half-precision.onnx", "bfloat16.onnx"})
    void sixteenBitOutputsAreWidened(String graph) {
        try (EncoderSession session = open(graph)) {
            FloatTensor output = session.run(batch(new int[] {0, 1, 2, 100}));
            assertThat(output.shape()).containsExactly(1, 4, 1);
            assertThat(output.values()).containsExactly(0, 1, 2, 100);
        }
    }

    @Test
    void aReadyMadeSentenceEmbeddingIsPreferred() {
        try (EncoderSession session = open("sentence-embedding.onnx")) {
            assertThat(session.outputName()).isEqualTo("sentence_embedding");
            assertThat(session.outputShape()).containsExactly(-1L, 1L);
            FloatTensor output = session.run(batch(new int[] {2, 4}));
            assertThat(output.shape()).containsExactly(1, 1);
            assertThat(output.values()).containsExactly(3);
        }
    }

    @Test
    void withoutAMaskOnlyTextsOfOneLengthShareARun() {
        try (EncoderSession session = open("lookup.onnx")) {
            assertThat(session.masksPadding()).isFalse();
            assertThat(session.run(batch(new int[] {4, 1}, new int[] {0, 2})).values())
                    .containsExactly(8, 9, 2, 3, 0, 1, 4, 5);
            assertFails(
                    () -> session.run(batch(new int[] {1, 2}, new int[] {1})), FailureCode.ARGUMENT_INVALID, "no mask");
        }
    }

    @Test
    void aTokenOutsideTheTableSaysThatTokenizerAndGraphDoNotMatch() {
        try (EncoderSession session = open("lookup.onnx")) {
            assertFails(() -> session.run(batch(new int[] {5})), FailureCode.MODEL_DAMAGED, "do not belong together");
            assertThat(session.run(batch(new int[] {1})).values()).containsExactly(2, 3); // still usable
        }
    }

    @Test
    void manyThreadsShareASessionAndGetTheSame() throws Exception {
        try (EncoderSession session = open("inputs-as-output.onnx");
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Void>> calls = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                int token = i;
                calls.add(() -> {
                    int[] row = new int[1 + token % 9];
                    java.util.Arrays.fill(row, token);
                    float[] values = session.run(batch(row)).values();
                    assertThat(values).hasSize(row.length * 4);
                    for (int position = 0; position < row.length; position++) {
                        assertThat(values[position * 4]).isEqualTo(token);
                        assertThat(values[position * 4 + 3]).isEqualTo(position);
                    }
                    return null;
                });
            }
            for (Future<Void> call : threads.invokeAll(calls)) {
                call.get();
            }
        }
    }

    @Test
    void closingWhileOthersRunEitherAnswersOrSaysClosed() throws Exception {
        EncoderSession session = open("inputs-as-output.onnx");
        CountDownLatch running = new CountDownLatch(4);
        Callable<FailureCode> untilClosed = () -> {
            try {
                for (int i = 0; ; i++) {
                    session.run(batch(new int[] {1, 2, 3}));
                    if (i == 10) {
                        running.countDown();
                    }
                }
            } catch (OpenbookException e) {
                return e.code();
            }
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<FailureCode>> results = new ArrayList<>();
            for (Callable<FailureCode> call : Collections.nCopies(4, untilClosed)) {
                results.add(threads.submit(call));
            }
            running.await();
            session.close();
            for (Future<FailureCode> result : results) {
                assertThat(result.get()).isEqualTo(FailureCode.CLOSED);
            }
        }
    }

    @Test
    void closingTwiceIsFineAndUseAfterwardsSaysSo() {
        EncoderSession session = open("lookup.onnx");
        session.close();
        session.close();
        assertFails(() -> session.run(batch(new int[] {1})), FailureCode.CLOSED, "closed");
    }

    @Test
    void anInterruptedThreadDoesNotWaitForItsTurn() {
        try (EncoderSession session = open("lookup.onnx")) {
            Thread.currentThread().interrupt();
            assertFails(() -> session.run(batch(new int[] {1})), FailureCode.CANCELLED, "cancelled");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(session.run(batch(new int[] {1})).values()).containsExactly(2, 3);
        }
    }

    private EncoderSession open(String graph) {
        return engine.openEncoder(GraphFiles.ofResources(graph), graph);
    }

    private static TokenBatch batch(int[]... rows) {
        return TokenBatch.of(List.of(rows));
    }

    private static void assertFails(ThrowingCallable call, FailureCode code, String part) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }
}
