package dev.openbook.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.TensorFacts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationObstaclesTest {
    private static final String DECODER = "input_ids attention_mask past_key_values.0.key past_key_values.0.value";

    private static List<Finding> find(FolderInMemory folder, String inputs) {
        List<TensorFacts> tensors = Arrays.stream(inputs.split(" "))
                .map(name -> new TensorFacts(name, "float", List.of()))
                .toList();
        GraphFacts facts = new GraphFacts(
                "model.onnx", 8, Map.of(), "", Map.of(), Map.of(), List.of(), 0, Map.of(), List.of(), false, tensors, List.of(),
                List.of());
        return GenerationObstacles.find(folder.read(""), inputs.isEmpty() ? Optional.empty() : Optional.of(facts));
    }

    private static FolderInMemory config(String config) {
        return FolderInMemory.of("model.onnx").with("config.json", config);
    }

    private static FolderInMemory genai(String model) {
        return FolderInMemory.of("model.onnx").with("genai_config.json", "{\"model\": " + model + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"model_type\": \"llama\"}",
        "{\"model_type\": \"gemma3\", \"text_config\": {\"layer_types\": [\"sliding_attention\", \"full_attention\"]}, \"vision_config\": {}}",
        "{\"model_type\": \"granitemoehybrid\", \"layer_types\": [\"attention\"], \"mamba_d_state\": 256}",
        "{\"model_type\": \"nemotron_h\", \"hybrid_override_pattern\": \"*-*-\"}",
        "{\"is_encoder_decoder\": false}",
        "{\"is_encoder_decoder\": \"yes\", \"layer_types\": {\"0\": \"mamba\"}, \"model_type\": 3}",
        "[]"
    })
    void a_decoder_of_attention_has_none(String config) {
        assertThat(find(config(config), DECODER)).isEmpty();
    }

    @Test
    void without_a_graph_that_can_be_read_the_configuration_counts() {
        assertThat(find(FolderInMemory.of("notes.txt"), "")).isEmpty();
        assertThat(find(config("{\"is_encoder_decoder\": true}"), "")).extracting(Finding::code).containsExactly("ENCODER_DECODER");
        assertThat(find(config("{\"model_type\": \"rwkv7\"}"), "")).extracting(Finding::code).containsExactly("RECURRENT_STATE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"layer_types\": [\"attention\", \"mamba\"]}|mamba",
        "{\"layer_types\": [\"full_attention\", \"conv\"]}|conv",
        "{\"text_config\": {\"layer_types\": [\"linear_attention\", \"full_attention\"]}}|linear_attention",
        "{\"layers_block_type\": [\"attention\", \"hybrid\"]}|hybrid",
        "{\"block_types\": [\"recurrent\", \"attention\"]}|recurrent",
        "{\"hybrid_override_pattern\": \"M-M*-\"}|mamba"
    })
    void layers_that_the_configuration_declares(String config, String layer) {
        assertThat(find(config(config), DECODER)).singleElement()
                .returns("RECURRENT_STATE", Finding::code)
                .returns("config.json", Finding::place)
                .returns(Severity.INFO, Finding::severity)
                .satisfies(finding -> assertThat(finding.message()).contains("type " + layer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"past_conv.0", "past_ssm.3", "past_key_values.1.recurrent_state", "cache_params.conv_states.0", "past.0.conv"})
    void states_that_the_graph_declares(String input) {
        assertThat(find(config("{}"), DECODER + " " + input)).singleElement()
                .returns("RECURRENT_STATE", Finding::code)
                .returns("model.onnx", Finding::place)
                .satisfies(finding -> assertThat(finding.message()).contains(input));
    }

    @Test
    void a_familys_name_counts_only_without_an_attention_cache() {
        assertThat(find(config("{\"model_type\": \"mamba2\"}"), "input_ids")).extracting(Finding::code)
                .containsExactly("RECURRENT_STATE");
        assertThat(find(config("{\"model_type\": \"lfm2\"}"), DECODER)).isEmpty();
    }

    @Test
    void encoders() {
        FolderInMemory files = FolderInMemory.of("onnx/encoder_model.onnx", "onnx/decoder_model_merged.onnx");
        assertThat(find(files, DECODER)).singleElement()
                .returns("ENCODER_DECODER", Finding::code)
                .returns("onnx/encoder_model.onnx", Finding::place);
        assertThat(find(config("{}"), DECODER + " encoder_hidden_states")).extracting(Finding::code)
                .containsExactly("ENCODER_DECODER");
        assertThat(find(genai("{\"encoder\": {\"filename\": \"model.onnx\"}}"), DECODER)).singleElement()
                .returns("genai_config.json", Finding::place)
                .satisfies(finding -> assertThat(finding.remedy()).contains("decoder-only"));
    }

    @Test
    void parts_for_pictures_and_sound() {
        assertThat(find(config("{}"), "inputs_embeds attention_mask past_key_values.0.key")).singleElement()
                .returns("MULTIMODAL_INPUT", Finding::code)
                .satisfies(finding -> assertThat(finding.message()).contains("inputs_embeds"));
        assertThat(find(config("{}"), DECODER + " pixel_values")).extracting(Finding::code).containsExactly("MULTIMODAL_INPUT");
        assertThat(find(genai("{\"vision\": {\"filename\": \"eyes.onnx\"}}"), DECODER)).extracting(Finding::code)
                .containsExactly("MULTIMODAL_INPUT");
        assertThat(find(genai("{\"vision\": {\"filename\": \"\"}}"), DECODER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"a\": {\"filename\": \"a.onnx\"}}, {\"b\": {\"filename\": \"b.onnx\"}}]", "{\"a\": {\"filename\": \"a.onnx\"}}"})
    void a_decoder_in_pieces(String pipeline) {
        assertThat(find(genai("{\"decoder\": {\"pipeline\": " + pipeline + "}}"), DECODER)).extracting(Finding::code)
                .containsExactly("SPLIT_DECODER");
        assertThat(find(genai("{\"decoder\": {\"filename\": \"model.onnx\", \"pipeline\": []}}"), DECODER)).isEmpty();
    }

    @Test
    void genai_declares_layers_too() {
        assertThat(find(genai("{\"decoder\": {\"filename\": \"model.onnx\", \"layer_types\": [\"conv\"]}}"), DECODER)).singleElement()
                .returns("RECURRENT_STATE", Finding::code)
                .returns("genai_config.json", Finding::place);
    }

    @Test
    void an_obstacle_is_recognised_among_findings() {
        Finding other = new Finding("PICKLE", Severity.WARNING, "x.bin", "is a pickle.", "Remove it.");
        List<Finding> found = find(config("{\"is_encoder_decoder\": true}"), DECODER);

        assertThat(GenerationObstacle.in(List.of(other))).isEmpty();
        assertThat(GenerationObstacle.in(List.of(other, found.getFirst()))).contains(found.getFirst());
    }
}
