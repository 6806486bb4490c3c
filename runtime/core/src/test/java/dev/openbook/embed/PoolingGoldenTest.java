package dev.openbook.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.model.Embedding;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.TextRole;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.onnx.OnnxSettings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every kind of pooling, as sentence-transformers 6.0.1 does it; pooling_goldens.py made the vectors. */
class PoolingGoldenTest {
    private static final String POOLING = "{\"type\": \"sentence_transformers.models.Pooling\", \"path\": \"1_Pooling\"}";
    private static final int INPUTS = 48;
    private static final int OUTPUTS = 3;

    private final JsonNode goldens = new JsonMapper().readTree(ModelInMemory.resource("pooling.golden.json"));

    @ParameterizedTest
    @ValueSource(strings = {"mean", "cls", "max", "lasttoken", "mean_sqrt_len_tokens", "weightedmean"})
    void everyKindIsThatOfTheReference(String kind) {
        assertVectors(kind, content(kind, POOLING));
    }

    @Test
    void normalisationIsThatOfTheReference() {
        assertVectors("normalised", content("weightedmean", POOLING + ", {\"type\": \"sentence_transformers.models.Normalize\"}"));
    }

    @Test
    void projectionIsThatOfTheReference() {
        ModelInMemory content = content(
                        "mean", POOLING + ", {\"type\": \"sentence_transformers.models.Dense\", \"path\": \"2_Dense\"}")
                .with("2_Dense/config.json", """
                        {"in_features": 48, "out_features": 3, "activation_function": "torch.nn.modules.activation.Tanh"}""")
                .with("2_Dense/model.safetensors", weights());
        assertVectors("projected", content);
    }

    private void assertVectors(String name, ModelInMemory content) {
        List<String> texts = goldens.path("texts").valueStream().map(JsonNode::asString).toList();
        try (OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(2));
                EmbeddingModel model = EmbeddingModels.open(content, engine, EmbeddingOptions.standard())) {
            List<Embedding> embeddings = model.embed(texts, TextRole.DOCUMENT);
            for (int i = 0; i < texts.size(); i++) {
                JsonNode expected = goldens.path("embeddings").path(name).path(i);
                assertThat(model.dimensions()).isEqualTo(expected.size());
                for (int d = 0; d < expected.size(); d++) {
                    assertThat(Math.abs(embeddings.get(i).vector()[d] - expected.path(d).asDouble()))
                            .as(name + ", text " + i + ", coordinate " + d)
                            .isLessThan(1e-5);
                }
            }
        }
    }

    private static ModelInMemory content(String kind, String modules) {
        return ModelInMemory.embedder("mean")
                .with("modules.json", "[" + modules + "]")
                .with("1_Pooling/config.json", "{\"pooling_mode\": \"" + kind + "\"}");
    }

    /** The weights of the script. */
    private static byte[] weights() {
        byte[] header = """
                {"linear.weight":{"dtype":"F32","shape":[3,48],"data_offsets":[0,576]},
                 "linear.bias":{"dtype":"F32","shape":[3],"data_offsets":[576,588]}}"""
                .getBytes(StandardCharsets.UTF_8);
        int numbers = (INPUTS + 1) * OUTPUTS;
        ByteBuffer file = ByteBuffer.allocate(Long.BYTES + header.length + numbers * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(header.length).put(header);
        for (int row = 0; row < OUTPUTS; row++) {
            for (int column = 0; column < INPUTS; column++) {
                file.putFloat(((3 * row + column) % 7 - 3) / 8f);
            }
        }
        for (int row = 0; row < OUTPUTS; row++) {
            file.putFloat(row / 4f);
        }
        return file.array();
    }
}
