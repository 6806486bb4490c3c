package dev.openbook.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.onnx.session.TensorDeclaration;
import dev.openbook.onnx.tensor.FloatTensor;
import dev.openbook.onnx.tensor.TokenBatch;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several outputs of one run, and graphs whose inputs have a fixed shape; make_encoder_fixtures.py made the graphs. */
class EncoderOutputsTest {
    private final OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(2));

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void outputsComeInTheOrderInWhichTheyAreAskedFor() {
        try (EncoderSession session = open("several-outputs.onnx")) {
            assertThat(session.outputs()).extracting(TensorDeclaration::name)
                    .containsExactly("start_logits", "end_logits", "logits"); // whole_numbers are none of ours
            for (int run = 0; run < 3; run++) {
                List<FloatTensor> outputs = session.run(batch(new int[] {5, 6}, new int[] {9}), List.of("logits", "end_logits"));
                assertThat(outputs.get(0).shape()).containsExactly(2, 3);
                assertThat(outputs.get(0).values()).containsExactly(11, 2, 7, 9, 1, 7);
                assertThat(outputs.get(1).shape()).containsExactly(2, 2);
                assertThat(outputs.get(1).values()).containsExactly(-5, -6, -9, -0f);
            }
        }
    }

    @Test
    void earlierResultsAreNotOverwrittenByLaterRuns() {
        try (EncoderSession session = open("several-outputs.onnx")) {
            List<FloatTensor> first = session.run(batch(new int[] {5, 6}), List.of("start_logits", "end_logits"));
            session.run(batch(new int[] {7, 8}), List.of("start_logits", "end_logits"));
            assertThat(first.get(0).values()).containsExactly(5, 6);
            assertThat(first.get(1).values()).containsExactly(-5, -6);
        }
    }

    @Test
    void anOutputThatIsNotThereIsNamedWithThoseThatAre() {
        try (EncoderSession session = open("several-outputs.onnx")) {
            assertFails(
                    () -> session.run(batch(new int[] {1}), List.of("start_logits", "scores")),
                    FailureCode.MODEL_UNSUPPORTED,
                    "\"scores\"", "[start_logits, end_logits, logits]");
            assertFails(
                    () -> session.run(batch(new int[] {1}), List.of("whole_numbers")),
                    FailureCode.MODEL_UNSUPPORTED,
                    "whole_numbers");
        }
    }

    @Test
    void halfPrecisionIsWidenedBesideSinglePrecision() {
        try (EncoderSession session = open("several-half-precision.onnx")) {
            List<FloatTensor> outputs =
                    session.run(batch(new int[] {3, 100}), List.of("start_logits", "end_logits", "single"));
            assertThat(outputs.get(0).values()).containsExactly(3, 100);
            assertThat(outputs.get(1).values()).containsExactly(-3, -100);
            assertThat(outputs.get(2).values()).containsExactly(3, 100);
        }
    }

    @Test
    void ifOneOutputHasAnotherShapeThanExpectedAllAreReadAsTheyAre() {
        try (EncoderSession session = open("one-output-shorter.onnx")) {
            for (int run = 0; run < 2; run++) {
                List<FloatTensor> outputs = session.run(batch(new int[] {4, 5, 6}), List.of("whole", "shorter"));
                assertThat(outputs.get(0).values()).containsExactly(4, 5, 6);
                assertThat(outputs.get(1).shape()).containsExactly(1, 2);
                assertThat(outputs.get(1).values()).containsExactly(5, 6);
            }
        }
    }

    @Test
    void textsArePaddedToAFixedLength() {
        try (EncoderSession session = open("fixed-length.onnx")) {
            assertThat(session.fixedLength()).hasValue(4);
            List<FloatTensor> outputs =
                    session.run(batch(new int[] {1, 2}, new int[] {3}), List.of("logits", "start_logits"));
            assertThat(outputs.get(0).values()).containsExactly(3, 2, 7, 3, 1, 7); // sums of ids and of the mask
            assertThat(outputs.get(1).shape()).containsExactly(2, 4);
            assertThat(outputs.get(1).values()).containsExactly(1, 2, 0, 0, 3, 0, 0, 0);
            assertFails(
                    () -> session.run(batch(new int[] {1, 2, 3, 4, 5})),
                    FailureCode.ARGUMENT_INVALID,
                    "texts of 4 tokens, and one of 5 was given");
        }
    }

    @Test
    void aFixedLengthWithoutAMaskTakesNothingElse() {
        try (EncoderSession session = open("fixed-length-no-mask.onnx")) {
            assertThat(session.run(batch(new int[] {1, 2, 3, 4})).values()).containsExactly(1, 2, 3, 4);
            assertFails(
                    () -> session.run(batch(new int[] {1, 2, 3})), FailureCode.ARGUMENT_INVALID, "exactly 4 tokens", "no mask");
        }
    }

    @Test
    void listsAreSplitIntoRunsOfAFixedNumberOfTexts() {
        for (String graph : List.of("fixed-rows.onnx", "fixed-rows-and-length.onnx")) {
            try (EncoderSession session = open(graph)) {
                for (int count : new int[] {1, 2, 5}) {
                    int[][] rows = IntStream.range(0, count).mapToObj(i -> new int[] {10 * i + 1, 1}).toArray(int[][]::new);
                    FloatTensor sums = session.run(batch(rows), List.of("logits")).getFirst();
                    assertThat(sums.shape()).containsExactly(count, 3);
                    for (int i = 0; i < count; i++) {
                        assertThat(Arrays.copyOfRange(sums.values(), 3 * i, 3 * i + 3)).containsExactly(10 * i + 2, 2, 7);
                    }
                }
            }
        }
    }

    @Test
    void anOutputThatJoinsTheTextsIsOfNoUse() {
        try (EncoderSession session = open("texts-joined.onnx")) {
            assertThat(session.run(batch(new int[] {1, 2})).values()).containsExactly(1, 2);
            assertFails(
                    () -> session.run(batch(new int[] {1, 2}, new int[] {3, 4})),
                    FailureCode.MODEL_UNSUPPORTED,
                    "\"logits\"", "[1, 2]", "batch of 2");
        }
    }

    @Test
    void embeddersThatDescendFromGeneratorsReadTextsWithAnEmptyCache() {
        for (String graph : List.of("embedder-with-cache.onnx", "embedder-with-cache-fp16.onnx")) {
            try (EncoderSession session = open(graph)) {
                for (int run = 0; run < 2; run++) {
                    FloatTensor vectors = session.run(batch(new int[] {5, 6, 7}, new int[] {9}));
                    assertThat(vectors.shape()).containsExactly(2, 3, 2);
                    assertThat(Arrays.copyOf(vectors.values(), 8)).containsExactly(5, 1, 6, 2, 7, 3, 9, 1);
                }
            }
        }
    }

    @Test
    void anOutputThatIsNamedTwiceIsGivenTwice() {
        try (EncoderSession session = open("several-outputs.onnx")) {
            List<FloatTensor> outputs = session.run(batch(new int[] {5, 6}), List.of("end_logits", "end_logits"));
            assertThat(outputs).hasSize(2).allSatisfy(output -> assertThat(output.values()).containsExactly(-5, -6));
        }
    }

    private EncoderSession open(String graph) {
        return engine.openEncoder(GraphFiles.ofResources(graph), graph);
    }

    private static TokenBatch batch(int[]... rows) {
        return TokenBatch.of(List.of(rows));
    }

    private static void assertFails(ThrowingCallable call, FailureCode code, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(parts);
    }
}
