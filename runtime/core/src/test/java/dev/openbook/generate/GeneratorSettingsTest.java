package dev.openbook.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.SamplingDefaults;
import dev.openbook.onnx.DecoderNames;
import dev.openbook.onnx.DecoderNames.CacheName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorSettingsTest {
    @TempDir
    private Path folder;

    private GeneratorSettings genai(String model) throws IOException {
        return GeneratorFolder.withDecoder(folder).with("genai_config.json", "{\"model\": " + model + "}").settings();
    }

    private GeneratorSettings config(String config) throws IOException {
        return GeneratorFolder.withDecoder(folder).with("config.json", config).settings();
    }

    @Test
    void a_folder_of_onnxruntime_genai() throws IOException {
        GeneratorSettings settings = GeneratorFolder.empty(folder)
                .with("text.onnx", TinyGraph.decoder())
                .with("genai_config.json", """
                        {"model": {"type": "llama", "bos_token_id": 1, "eos_token_id": [7, 2], "pad_token_id": 0, "eot_token_id": 9,
                                   "context_length": 4096, "vocab_size": 100, "from_the_future": {},
                                   "decoder": {"filename": "text.onnx", "head_size": 64, "num_hidden_layers": 1,
                                               "sliding_window": {"window_size": 128, "slide_key_value_cache": false},
                                               "inputs": {"input_ids": "ids", "past_key_names": "k.%d", "past_value_names": "v.%d"},
                                               "outputs": {"present_key_names": "kk.%d", "present_value_names": "vv.%d"}}},
                         "search": {"max_length": 4096, "do_sample": false}}""")
                .settings();

        assertThat(settings.graphs().graph()).isEqualTo("text.onnx");
        assertThat(settings.graphs().graphWithPast()).isEmpty();
        assertThat(settings.graphs().headSize()).hasValue(64);
        assertThat(settings.graphs().names()).isEqualTo(new DecoderNames(
                "ids", "attention_mask", "position_ids", "logits", List.of(new CacheName("k.%d", "kk.%d"), new CacheName("v.%d", "vv.%d"))));
        assertThat(settings.contextLength()).isEqualTo(4096);
        assertThat(settings.endOfTurnIds()).as("without the end of a call of a tool").containsExactly(2, 7);
        assertThat(settings.sampling().options().isGreedy()).isTrue();
        assertThat(settings.sampling().notices()).isEmpty();
        assertThat(settings.notices()).isEmpty();
    }

    @Test
    void what_genai_leaves_out_has_its_defaults() throws IOException {
        GeneratorSettings settings = genai("{\"context_length\": 512, \"pad_token_id\": 98, \"decoder\": {\"filename\": \"model.onnx\"}}");

        assertThat(settings.graphs().names()).isEqualTo(DecoderNames.standard());
        assertThat(settings.graphs().headSize()).isEmpty();
        assertThat(settings.endOfTurnIds()).as("the padding token").containsExactly(98);
        assertThat(settings.notices()).isEmpty();
    }

    @Test
    void keys_and_values_in_one_tensor() throws IOException {
        GeneratorSettings settings = genai("""
                {"decoder": {"filename": "model.onnx", "inputs": {"past_names": "past_%d"}, "outputs": {"present_names": "present_%d"}}}""");

        assertThat(settings.graphs().names().caches()).containsExactly(new CacheName("past_%d", "present_%d"));
    }

    @Test
    void a_folder_of_transformers_js() throws IOException {
        GeneratorSettings settings = GeneratorFolder.empty(folder)
                .with("onnx/model.onnx", TinyGraph.decoder())
                .with("onnx/model_q4.onnx", TinyGraph.decoder())
                .with("config.json", """
                        {"model_type": "llama", "eos_token_id": 2, "bos_token_id": 1, "pad_token_id": null, "hidden_size": 64,
                         "num_attention_heads": 4, "max_position_embeddings": 2048, "sliding_window": 256}""")
                .with("generation_config.json", "{\"eos_token_id\": [2, 5], \"bos_token_id\": 3}")
                .with("tokenizer_config.json", "{\"eos_token\": {\"content\": \"<|im_end|>\"}, \"model_max_length\": 1e30}")
                .variant("q4")
                .settings();

        assertThat(settings.graphs().graph()).isEqualTo("onnx/model_q4.onnx");
        assertThat(settings.graphs().headSize()).hasValue(16);
        assertThat(settings.contextLength()).isEqualTo(2048);
        assertThat(settings.endOfTurnIds()).as("of every file that declares one").containsExactly(2, 5, 7);
        assertThat(settings.notices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"n_positions\": 1024, \"n_ctx\": 512}|1024",
        "{\"n_ctx\": 512}|512",
        "{\"max_seq_len\": 4096}|4096",
        "{\"seq_length\": 32768}|32768",
        "{\"max_position_embeddings\": 0, \"n_ctx\": 7}|7",
        "{\"text_config\": {\"max_position_embeddings\": 8192}, \"max_position_embeddings\": 5}|8192",
        "{\"vision_config\": {}, \"max_position_embeddings\": 5}|5"
    })
    void families_name_their_length_differently(String config, int length) throws IOException {
        assertThat(config(config).contextLength()).isEqualTo(length);
    }

    @Test
    void without_a_length_the_tokenizers_counts_and_then_the_usual_one() throws IOException {
        GeneratorFolder model = GeneratorFolder.withDecoder(folder).with("config.json", "{\"eos_token_id\": 2}");
        assertThat(model.settings().contextLength()).isEqualTo(2048);
        assertThat(model.settings().notices()).singleElement().asString().contains("how long", "2,048");

        model.with("tokenizer_config.json", "{\"model_max_length\": 1000000000000000019884624838656}");
        assertThat(model.settings().contextLength()).isEqualTo(2048);

        model.with("tokenizer_config.json", "{\"model_max_length\": 600}");
        assertThat(model.settings().contextLength()).isEqualTo(600);
        assertThat(model.settings().notices()).isEmpty();
    }

    @Test
    void a_length_that_no_graph_can_be_tried_with() {
        assertThatThrownBy(() -> config("{\"max_position_embeddings\": 2}"))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_DAMAGED))
                .hasMessageContaining("texts of 2 tokens");
    }

    @Test
    void a_length_without_bounds_is_bounded() throws IOException {
        GeneratorSettings settings = config("{\"max_position_embeddings\": 10485760, \"eos_token_id\": 2}");

        assertThat(settings.contextLength()).isEqualTo(1 << 20);
        assertThat(settings.notices()).singleElement().asString().contains("10,485,760", "1,048,576");
    }

    @Test
    void a_token_that_nobody_declares_ends_nothing() throws IOException {
        GeneratorSettings settings = GeneratorFolder.withDecoder(folder)
                .with("config.json", "{\"n_ctx\": 8, \"eos_token_id\": null, \"pad_token_id\": 4}")
                .with("tokenizer_config.json", "{\"eos_token\": null, \"chat_template\": \"x<|im_end|>\"}")
                .settings();

        assertThat(settings.endOfTurnIds()).isEmpty();
        assertThat(settings.notices()).singleElement().asString().contains("no token that ends");
    }

    @Test
    void ids_below_zero_mean_none() throws IOException {
        GeneratorSettings settings = genai("{\"context_length\": 8, \"eos_token_id\": -1, \"bos_token_id\": -1, \"pad_token_id\": -1}");

        assertThat(settings.endOfTurnIds()).isEmpty();
    }

    @Test
    void a_token_is_looked_up_by_its_spelling() throws IOException {
        GeneratorFolder model = GeneratorFolder.withDecoder(folder)
                .with("config.json", "{\"n_ctx\": 8}")
                .with("special_tokens_map.json", "{\"eos_token\": \"</s>\"}");
        assertThat(model.settings().endOfTurnIds()).containsExactly(2);

        model.with("tokenizer_config.json", "{\"eos_token\": \"<|im_end|>\"}");
        assertThat(model.settings().endOfTurnIds()).as("the file of the tokenizer itself counts").containsExactly(7);

        model.with("tokenizer_config.json", "{\"eos_token\": \"<gone>\"}").with("config.json", "{\"n_ctx\": 8, \"eos_token_id\": 3}");
        assertThat(model.settings().endOfTurnIds()).containsExactly(3);
        assertThat(model.settings().notices()).singleElement().asString().contains("does not know the token");
    }

    @Test
    void the_files_of_a_tokenizer_lie_beside_it() throws IOException {
        GeneratorSettings settings = GeneratorFolder.withDecoder(folder)
                .with("genai_config.json", "{\"model\": {\"tokenizer_dir\": \"words\", \"context_length\": 8, \"decoder\": {\"filename\": \"model.onnx\"}}}")
                .with("words/tokenizer.json", "{}")
                .with("words/tokenizer_config.json", "{\"eos_token\": \"</s>\"}")
                .with("tokenizer_config.json", "{\"eos_token\": \"<|im_end|>\"}")
                .settings();

        assertThat(settings.endOfTurnIds()).containsExactly(2);
    }

    @ParameterizedTest
    @CsvSource({
        "decoder_model.onnx, decoder_with_past_model.onnx",
        "onnx/decoder_model_quantized.onnx, onnx/decoder_with_past_model_quantized.onnx"
    })
    void two_graphs_that_belong_together(String begins, String goesOn) throws IOException {
        GeneratorFolder model = GeneratorFolder.empty(folder)
                .with(begins, TinyGraph.of(List.of("input_ids"), TinyGraph.DECODER_OUTPUTS))
                .with("config.json", "{\"architectures\": [\"LlamaForCausalLM\"]}");
        assertThat(model.settings().graphs().graphWithPast()).isEmpty();

        model.with(goesOn, TinyGraph.decoder());
        assertThat(model.settings().graphs().graph()).isEqualTo(begins);
        assertThat(model.settings().graphs().graphWithPast()).contains(goesOn);
    }

    @Test
    void a_graph_that_does_both_needs_no_other() throws IOException {
        GeneratorSettings settings = GeneratorFolder.empty(folder)
                .with("decoder_model.onnx", TinyGraph.decoder())
                .with("decoder_model_merged.onnx", TinyGraph.decoder())
                .with("decoder_with_past_model.onnx", TinyGraph.decoder())
                .settings();

        assertThat(settings.graphs().graph()).isEqualTo("decoder_model_merged.onnx");
        assertThat(settings.graphs().graphWithPast()).isEmpty();
    }

    @Test
    void a_graph_alone() throws IOException {
        GeneratorSettings settings = GeneratorFolder.withDecoder(folder).settings();

        assertThat(settings.graphs().graph()).isEqualTo("model.onnx");
        assertThat(settings.sampling()).isEqualTo(SamplingDefaults.none());
        assertThat(settings.notices()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "genai_config.json|{\"model\": {\"context_length\": \"4096\"}}|model.context_length",
        "genai_config.json|{\"model\": {\"context_length\": 0}}|model.context_length 0",
        "genai_config.json|{\"model\": {\"context_length\": 3}}|at least 4",
        "genai_config.json|{\"model\": {\"context_length\": 1.5}}|a whole number",
        "genai_config.json|{\"model\": {\"context_length\": 1e12}}|a whole number",
        "genai_config.json|{\"model\": {\"eos_token_id\": [2, \"</s>\"]}}|model.eos_token_id",
        "genai_config.json|{\"model\": [1]}|an object",
        "genai_config.json|{\"model\": {\"decoder\": {\"inputs\": {\"past_key_names\": \"past\"}}}}|%d",
        "genai_config.json|{\"model\": {\"decoder\": {\"inputs\": {\"past_names\": \"past_%d\"}}}}|%d",
        "genai_config.json|{\"model\": {\"decoder\": {\"inputs\": {\"input_ids\": 7}}}}|model.decoder.inputs.input_ids",
        "genai_config.json|{\"search\": {\"do_sample\": \"true\"}}|search.do_sample",
        "config.json|{\"max_position_embeddings\": [1, 2]}|max_position_embeddings",
        "config.json|{\"eos_token_id\": true}|eos_token_id",
        "config.json|[]|not a JSON object",
        "generation_config.json|{\"temperature\": \"warm\"}|\"warm\"",
        "generation_config.json||not a JSON object",
        "generation_config.json|{\"a\": |not JSON",
        "tokenizer_config.json|{\"eos_token\": 2}|eos_token"
    })
    void what_is_not_as_it_should_be_is_named_with_its_place(String file, String text, String part) throws IOException {
        GeneratorFolder model = GeneratorFolder.withDecoder(folder).with(file, text == null ? "" : text);

        assertThatThrownBy(model::settings)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_DAMAGED))
                .hasMessageContainingAll(file, part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"time_step_limit\": [0.0, Infinity], \"n_ctx\": 8}", "{\"x\": NaN, \"n_ctx\": 8}"})
    void numbers_that_only_python_writes(String config) throws IOException {
        assertThat(config(config).contextLength()).isEqualTo(8);
    }
}
