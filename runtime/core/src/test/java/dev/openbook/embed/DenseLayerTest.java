package dev.openbook.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.TextRole;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.onnx.OnnxSettings;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Projections behind pooling: the graph gives every token (id, 1), and the empty text is [CLS] [SEP], ids 2 and 3. */
class DenseLayerTest {
    private static final String MODULES = """
            [{"idx": 0, "path": "", "type": "sentence_transformers.models.Transformer"},
             {"idx": 1, "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
             {"idx": 2, "path": "2_Dense", "type": "sentence_transformers.models.Dense"}]""";
    private static final float[] WEIGHTS = {1, 0.5f, -1, 2, 0.25f, 0};
    private static final float[] BIAS = {0.5f, 0, -1};
    private static final String CONFIGURATION = """
            {"in_features": 2, "out_features": 3, "bias": true, "activation_function": "torch.nn.modules.activation.%s"}""";

    private final OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(1));

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({"F32, 1e-6", "F16, 1e-6", "BF16, 1e-6"}) // all weights here are exact in every type
    void pooledVectorsAreProjected(String type, double tolerance) {
        double[] expected = {2.5 + 0.5 + 0.5, -2.5 + 2, 0.625 - 1};
        try (EmbeddingModel model = open("Identity", safetensors(type, WEIGHTS, BIAS))) {
            assertVector(model, tolerance, expected);
        }
        try (EmbeddingModel model = open("Tanh", safetensors(type, WEIGHTS, BIAS))) {
            assertVector(model, tolerance, Math.tanh(expected[0]), Math.tanh(expected[1]), Math.tanh(expected[2]));
        }
    }

    @Test
    void whatCannotBeReadIsNamed() {
        ModelInMemory without = content(CONFIGURATION.formatted("Tanh"));
        assertFails(() -> open(without), FailureCode.MODEL_UNSUPPORTED, "2_Dense/model.safetensors, are not there");
        assertFails(
                () -> open("Softsign", safetensors("F32", WEIGHTS, BIAS)), FailureCode.MODEL_UNSUPPORTED, "Softsign");
        assertFails(() -> open("Tanh", safetensors("I64", WEIGHTS, BIAS)), FailureCode.MODEL_DAMAGED, "\"I64\"");
        assertFails(() -> open("Tanh", safetensors("F32", BIAS, BIAS)), FailureCode.MODEL_DAMAGED, "ends before");
        assertFails(() -> open("Tanh", new byte[] {1, 2, 3}), FailureCode.MODEL_DAMAGED, "no header");
        assertFails(() -> open("Tanh", new byte[] {-1, -1, -1, -1, -1, -1, -1, 127}), FailureCode.MODEL_DAMAGED, "no header");
        byte[] cut = safetensors("F32", WEIGHTS, BIAS);
        assertFails(
                () -> open("Tanh", Arrays.copyOf(cut, cut.length - 1)), FailureCode.MODEL_DAMAGED, "ends before");
        assertFails(
                () -> open(content("{\"in_features\": 3, \"out_features\": 3}").with("2_Dense/model.safetensors", cut)),
                FailureCode.MODEL_DAMAGED,
                "no tensor linear.weight of the shape [3, 3]");
        assertFails(
                () -> open(content("{\"in_features\": 2}").with("2_Dense/model.safetensors", cut)),
                FailureCode.MODEL_DAMAGED,
                "out_features");
        ModelInMemory late = content(CONFIGURATION.formatted("Tanh"))
                .with("2_Dense/model.safetensors", cut)
                .with("modules.json", MODULES.replace("\"2_Dense\"", "\"2_Normalize\"").replace("models.Dense\"}]", """
                        models.Normalize"}, {"idx": 3, "path": "2_Dense", "type": "sentence_transformers.models.Dense"}]"""));
        assertFails(() -> open(late), FailureCode.MODEL_UNSUPPORTED, "Dense behind Normalize");
    }

    @Test
    void otherProjectionsThanThatOfTheTextAreRefused() {
        byte[] weights = safetensors("F32", WEIGHTS, BIAS);
        for (String end : new String[] {"input", "output"}) {
            String more = "\"module_%s_name\": \"token_embeddings\"".formatted(end);
            ModelInMemory tokens = content(CONFIGURATION.formatted("Tanh").replace("\"bias\"", more + ", \"bias\""))
                    .with("2_Dense/model.safetensors", weights);
            assertFails(() -> open(tokens), FailureCode.MODEL_UNSUPPORTED, "[Dense of token_embeddings]");
        }
        ModelInMemory residual = content(CONFIGURATION.formatted("Tanh").replace("\"bias\"", "\"use_residual\": true, \"bias\""))
                .with("2_Dense/model.safetensors", weights);
        assertFails(() -> open(residual), FailureCode.MODEL_UNSUPPORTED, "use_residual");
        ModelInMemory plain = content(CONFIGURATION.formatted("Identity")
                        .replace("\"bias\"", "\"module_output_name\": null, \"use_residual\": false, \"bias\""))
                .with("2_Dense/model.safetensors", weights);
        try (EmbeddingModel model = open(plain)) {
            assertVector(model, 1e-6, 3.5, -0.5, -0.375);
        }
    }

    private EmbeddingModel open(String activation, byte[] weights) {
        return open(content(CONFIGURATION.formatted(activation)).with("2_Dense/model.safetensors", weights));
    }

    private EmbeddingModel open(ModelInMemory content) {
        return EmbeddingModels.open(content, engine, EmbeddingOptions.standard());
    }

    private static ModelInMemory content(String configuration) {
        return ModelInMemory.graph("id-and-one.onnx")
                .with("modules.json", MODULES)
                .with("2_Dense/config.json", configuration);
    }

    private static void assertVector(EmbeddingModel model, double tolerance, double... expected) {
        float[] vector = model.embed("", TextRole.DOCUMENT).vector();
        assertThat(model.dimensions()).isEqualTo(3);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) vector[i]).isCloseTo(expected[i], within(tolerance));
        }
    }

    private static byte[] safetensors(String type, float[] weights, float[] bias) {
        int width = type.equals("F32") ? 4 : 2;
        byte[] header = """
                {"linear.bias":{"dtype":"%s","shape":[3],"data_offsets":[0,%d]},
                 "linear.weight":{"dtype":"%s","shape":[3,2],"data_offsets":[%d,%d]}}"""
                .formatted(type, 3 * width, type, 3 * width, (3 + weights.length) * width)
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array());
        file.writeBytes(header);
        for (float[] values : new float[][] {bias, weights}) {
            for (float value : values) {
                ByteBuffer number = ByteBuffer.allocate(width).order(ByteOrder.LITTLE_ENDIAN);
                switch (type) {
                    case "F32" -> number.putFloat(value);
                    case "F16" -> number.putShort(Float.floatToFloat16(value));
                    default -> number.putShort((short) (Float.floatToIntBits(value) >>> 16));
                }
                file.writeBytes(number.array());
            }
        }
        return file.toByteArray();
    }

    private static void assertFails(
            ThrowingCallable call, FailureCode code, String part) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }
}
