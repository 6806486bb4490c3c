package dev.openbook.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.onnx.session.TensorDeclaration;
import dev.openbook.onnx.tensor.FloatTensor;
import dev.openbook.onnx.tensor.LongTensor;
import dev.openbook.onnx.tensor.NumberTensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TensorSessionTest {
    private final OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(2));

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void namedTensorsGoInAndComeOut() {
        // The graph gives its four inputs back as four columns; two of them are 32-bit, two 64-bit.
        try (TensorSession session = open("inputs-as-output.onnx")) {
            assertThat(session.inputs()).extracting(TensorDeclaration::name)
                    .containsExactlyInAnyOrder("input_ids", "attention_mask", "token_type_ids", "position_ids");
            String output = session.outputs().getFirst().name();

            Map<String, FloatTensor> outputs = session.run(inputs(), List.of(output));

            assertThat(outputs.get(output).shape()).containsExactly(1, 2, 4);
            assertThat(outputs.get(output).values()).containsExactly(7, 1, 0, 0, 8, 1, 1, 1);
            assertFails(() -> session.run(inputs(), List.of()), FailureCode.ARGUMENT_INVALID, "at least one");
        }
    }

    @Test
    void whatDoesNotFitIsNamed() {
        try (TensorSession session = open("inputs-as-output.onnx")) {
            String output = session.outputs().getFirst().name();
            assertFails(() -> session.run(inputs(), List.of("logits")), FailureCode.ARGUMENT_INVALID, "\"logits\" was named");
            assertFails(
                    () -> session.run(with("pixels", whole(1, 2)), List.of(output)), FailureCode.ARGUMENT_INVALID, "\"pixels\" was named");
            assertFails(
                    () -> session.run(without("input_ids"), List.of(output)), FailureCode.ARGUMENT_INVALID, "needs the input \"input_ids\"");
            assertFails(
                    () -> session.run(with("input_ids", new LongTensor(new long[] {1, 2}, new int[] {2})), List.of(output)),
                    FailureCode.ARGUMENT_INVALID,
                    "not [2]");
            assertFails(
                    () -> session.run(
                            with("input_ids", new FloatTensor(new float[] {1, 2}, new int[] {1, 2})), List.of(output)),
                    FailureCode.ARGUMENT_INVALID,
                    "not those of a FloatTensor");
            for (String name : List.of("input_ids", "attention_mask", "token_type_ids", "position_ids")) {
                if (declared(session, name) == TensorDeclaration.Element.INT32) {
                    assertFails(
                            () -> session.run(with(name, whole(1L << 40, 2)), List.of(output)),
                            FailureCode.ARGUMENT_INVALID,
                            "1099511627776 was given");
                }
            }
            assertThat(session.run(inputs(), List.of(output))).hasSize(1); // and it still runs
        }
    }

    @Test
    void anOutputOfWholeNumbersIsRefused() {
        try (TensorSession session = open("whole-numbers.onnx")) {
            String input = session.inputs().getFirst().name();
            assertFails(
                    () -> session.run(Map.of(input, whole(1, 2)), List.of(session.outputs().getFirst().name())),
                    FailureCode.ARGUMENT_INVALID,
                    "holds no floating-point numbers");
        }
    }

    @Test
    void closingTwiceIsFineAndUseAfterwardsSaysSo() {
        TensorSession session = open("inputs-as-output.onnx");
        session.close();
        session.close();
        assertFails(() -> session.run(inputs(), output(session)), FailureCode.CLOSED, "closed");
        TensorSession other = open("inputs-as-output.onnx");
        engine.close();
        assertFails(() -> other.run(inputs(), output(other)), FailureCode.CLOSED, "closed");
    }

    @Test
    void anInterruptCancels() {
        try (TensorSession session = open("inputs-as-output.onnx")) {
            Thread.currentThread().interrupt();
            assertFails(() -> session.run(inputs(), output(session)), FailureCode.CANCELLED, "cancelled");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private TensorSession open(String graph) {
        return engine.openTensors(GraphFiles.ofResources(graph), graph);
    }

    private static List<String> output(TensorSession session) {
        return List.of(session.outputs().getFirst().name());
    }

    private static TensorDeclaration.Element declared(TensorSession session, String name) {
        return session.inputs().stream()
                .filter(input -> input.name().equals(name))
                .findFirst()
                .orElseThrow()
                .element();
    }

    private static Map<String, NumberTensor> inputs() {
        return Map.of(
                "input_ids", whole(7, 8),
                "attention_mask", whole(1, 1),
                "token_type_ids", whole(0, 1),
                "position_ids", whole(0, 1));
    }

    private static Map<String, NumberTensor> with(String name, NumberTensor value) {
        Map<String, NumberTensor> inputs = new HashMap<>(inputs());
        inputs.put(name, value);
        return inputs;
    }

    private static Map<String, NumberTensor> without(String name) {
        Map<String, NumberTensor> inputs = new HashMap<>(inputs());
        inputs.remove(name);
        return inputs;
    }

    private static LongTensor whole(long... values) {
        return new LongTensor(values, new int[] {1, values.length});
    }

    private static void assertFails(ThrowingCallable call, FailureCode code, String part) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }
}
