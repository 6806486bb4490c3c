package dev.openbook.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Device;
import dev.openbook.onnx.OnnxSettings.GraphOptimisation;
import dev.openbook.onnx.tensor.TokenBatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxEngineTest {
    private final OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(1));

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "unknown-operator.onnx, MODEL_UNSUPPORTED, does not have (Frobnicate)",
        "unknown-domain.onnx, MODEL_UNSUPPORTED, does not have (my.domain:Frobnicate)",
        "future-ir.onnx, MODEL_UNSUPPORTED, newer version of ONNX",
        "future-opset.onnx, MODEL_UNSUPPORTED, newer version of ONNX",
        "generator.onnx, MODEL_UNSUPPORTED, text generator",
        "whole-numbers.onnx, MODEL_UNSUPPORTED, no numbers",
        "dangling.onnx, MODEL_DAMAGED, contradicts itself",
        "external-weights.onnx, MODEL_DAMAGED, file beside it"
    })
    void aGraphThatCannotRunIsExplained(String graph, FailureCode code, String part) {
        assertFails(() -> engine.openEncoder(GraphFiles.ofResources(graph), graph), code, part);
    }

    @Test
    void everyBeginningOfAGraphIsRefused() {
        byte[] whole = GraphFiles.resource("lookup.onnx");
        for (int length = 0; length < whole.length; length++) {
            GraphFiles cut = GraphFiles.of(Map.of("model.onnx", Arrays.copyOf(whole, length)));
            assertThatThrownBy(() -> engine.openEncoder(cut, "model.onnx"))
                    .as("first %d bytes", cut.files().get("model.onnx").length)
                    .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code())
                            .isIn(FailureCode.MODEL_DAMAGED, FailureCode.MODEL_UNSUPPORTED));
        }
    }

    @Test
    void whatIsNotAGraphAtAllIsRefused() {
        GraphFiles page = GraphFiles.of(Map.of("model.onnx", "<html>404 Not Found</html>".getBytes()));
        assertFails(() -> engine.openEncoder(page, "model.onnx"), FailureCode.MODEL_DAMAGED, "not a whole ONNX file");
    }

    @Test
    void weightsBesideTheGraphAreFoundInItsOwnFolder(@TempDir Path folder) throws Exception {
        Path graphs = Files.createDirectory(folder.resolve("onnx"));
        Files.write(graphs.resolve("external-weights.bin"), GraphFiles.resource("external-weights.bin"));
        GraphFiles content =
                GraphFiles.of(Map.of("onnx/model.onnx", GraphFiles.resource("external-weights.onnx"))).in(folder);
        try (EncoderSession session = engine.openEncoder(content, "onnx/model.onnx")) {
            assertThat(session.run(TokenBatch.of(List.of(new int[] {4}))).values()).containsExactly(8, 9);
        }
        assertThat(content.asked().get()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void weightsThatChangeBeforeOrAfterOpeningAreRefused(int question) {
        GraphFiles content = GraphFiles.ofResources("lookup.onnx").changedAtQuestion(question);
        assertFails(() -> engine.openEncoder(content, "lookup.onnx"), FailureCode.MODEL_CHANGED, "changed");
    }

    @Test
    void closingTheEngineClosesItsSessions() {
        EncoderSession first = engine.openEncoder(GraphFiles.ofResources("lookup.onnx"), "lookup.onnx");
        EncoderSession second = engine.openEncoder(GraphFiles.ofResources("lookup.onnx"), "lookup.onnx");
        second.close();
        engine.close();
        engine.close();
        assertFails(() -> first.run(TokenBatch.of(List.of(new int[] {1}))), FailureCode.CLOSED, "closed");
        assertFails(
                () -> engine.openEncoder(GraphFiles.ofResources("lookup.onnx"), "lookup.onnx"), FailureCode.CLOSED, "closed");
    }

    @ParameterizedTest
    @EnumSource(GraphOptimisation.class)
    void everySettingOpensAGraph(GraphOptimisation optimisation) {
        OnnxSettings settings = new OnnxSettings(2, 3, true, false, optimisation, Device.cpu());
        try (OnnxEngine other = OnnxEngine.open(settings);
                EncoderSession session = other.openEncoder(GraphFiles.ofResources("lookup.onnx"), "lookup.onnx")) {
            assertThat(other.settings()).isEqualTo(settings);
            assertThat(session.run(TokenBatch.of(List.of(new int[] {1}))).values()).containsExactly(2, 3);
        }
    }

    @Test
    void settingsOutsideTheirRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxSettings.standard(0))
                .withMessageContaining("0 parallel runs")
                .withMessageContaining("1 to 1024");
    }

    @Test
    void theVersionIsKnown() {
        assertThat(engine.version()).matches("\\d+\\.\\d+\\.\\d+");
    }

    private static void assertFails(ThrowingCallable call, FailureCode code, String part) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }
}
