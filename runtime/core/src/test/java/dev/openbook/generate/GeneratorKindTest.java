package dev.openbook.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which models write text here, and what is said of the others. */
class GeneratorKindTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "config.json|{\"is_encoder_decoder\": true, \"model_type\": \"t5\"}|encoder and a decoder",
        "config.json|{\"layer_types\": [\"mamba\", \"attention\"]}|layers of type mamba",
        "config.json|{\"text_config\": {\"layer_types\": [\"linear_attention\"]}}|recurrent state",
        "genai_config.json|{\"model\": {\"type\": \"whisper\", \"encoder\": {\"filename\": \"model.onnx\"}, \"decoder\": {\"filename\": \"model.onnx\"}}}|part encoder",
        "genai_config.json|{\"model\": {\"decoder\": {\"filename\": \"model.onnx\"}, \"vision\": {\"filename\": \"model.onnx\"}}}|part vision",
        "genai_config.json|{\"model\": {\"decoder\": {\"filename\": \"model.onnx\"}, \"speech\": {\"filename\": \"model.onnx\"}}}|part speech",
        "genai_config.json|{\"model\": {\"decoder\": {\"filename\": \"model.onnx\"}, \"embedding\": {\"filename\": \"model.onnx\"}}}|part embedding",
        "genai_config.json|{\"model\": {\"decoder\": {\"pipeline\": [{\"a\": {\"filename\": \"model.onnx\"}}]}}}|several graphs",
        "genai_config.json|{\"model\": {\"decoder\": {\"filename\": \"model.onnx\", \"sliding_window\": {\"window_size\": 64}}}}|only the latest tokens"
    })
    void what_is_missing_is_named(String file, String text, String part) throws IOException {
        assertUnsupported(GeneratorFolder.withDecoder(folder).with(file, text), part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"past_conv.0", "encoder_hidden_states", "pixel_values"})
    void what_the_graph_asks_for_counts(String input) throws IOException {
        List<String> inputs = new ArrayList<>(TinyGraph.DECODER_INPUTS);
        inputs.add(input);
        assertUnsupported(
                GeneratorFolder.empty(folder).with("model.onnx", TinyGraph.of(inputs, TinyGraph.DECODER_OUTPUTS)), input);
    }

    @Test
    void models_for_something_else_are_named() throws IOException {
        GeneratorFolder model = GeneratorFolder.empty(folder)
                .with("model.onnx", TinyGraph.of(List.of("input_ids", "attention_mask"), List.of("last_hidden_state")))
                .with("config.json", "{\"architectures\": [\"BertModel\"]}");
        assertUnsupported(model, "it is for feature-extraction (config.json)");
        assertUnsupported(model.with("README.md", "---\npipeline_tag: sentence-similarity\n---\n"), "sentence-similarity (README.md:2)");
    }

    @Test
    void without_a_graph_there_is_nothing_to_run() throws IOException {
        assertUnsupported(GeneratorFolder.empty(folder).with("model.safetensors", ""), "no ONNX graph");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text-generation", "image-text-to-text", "question-answering", "conversational"})
    void a_graph_with_a_cache_writes_whatever_its_card_says(String task) throws IOException {
        GeneratorFolder model = GeneratorFolder.withDecoder(folder).with("README.md", "---\npipeline_tag: " + task + "\n---\n");
        assertThatCode(model::settings).doesNotThrowAnyException();
    }

    @Test
    void where_the_task_is_writing_or_unknown_the_engine_decides() throws IOException {
        GeneratorFolder model = GeneratorFolder.empty(folder).with("model.onnx", TinyGraph.of(List.of("input_ids"), List.of("logits")));
        assertThatCode(model::settings).doesNotThrowAnyException();
        model.with("config.json", "{\"architectures\": [\"LlamaForCausalLM\"]}");
        assertThatCode(model::settings).doesNotThrowAnyException();
    }

    @Test
    void a_family_of_hybrids_whose_layers_are_all_attention_writes() throws IOException {
        GeneratorFolder model = GeneratorFolder.withDecoder(folder)
                .with("config.json", "{\"model_type\": \"granitemoehybrid\", \"layer_types\": [\"attention\"], \"mamba_n_heads\": 128}");
        assertThatCode(model::settings).doesNotThrowAnyException();
    }

    private static void assertUnsupported(GeneratorFolder model, String part) {
        assertThatThrownBy(model::settings)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_UNSUPPORTED))
                .hasMessageContaining(part)
                .hasMessageMatching("(?s).*[Cc]hoose .*");
    }
}
