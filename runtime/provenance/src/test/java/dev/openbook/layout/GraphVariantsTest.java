package dev.openbook.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphVariantsTest {
    private static final FolderInMemory PUBLISHED = FolderInMemory.of(
            "config.json", "tokenizer.json",
            "onnx/model.onnx", "onnx/model_bnb4.onnx", "onnx/model_fp16.onnx", "onnx/model_int8.onnx", "onnx/model_q4.onnx",
            "onnx/model_q4f16.onnx", "onnx/model_quantized.onnx", "onnx/model_uint8.onnx", "onnx/model_q2f16.onnx");

    private static final FolderInMemory OLDER = FolderInMemory.of(
            "onnx/decoder_model_merged.onnx", "onnx/decoder_model_merged_quantized.onnx", "onnx/decoder_model.onnx",
            "onnx/decoder_model_fp16.onnx", "onnx/decoder_with_past_model.onnx", "onnx/decoder_with_past_model_fp16.onnx");

    @ParameterizedTest
    @CsvSource({
        "fp32, onnx/model.onnx",
        "fp16, onnx/model_fp16.onnx",
        "int8, onnx/model_int8.onnx",
        "uint8, onnx/model_uint8.onnx",
        "q8, onnx/model_quantized.onnx",
        "quantized, onnx/model_quantized.onnx",
        "q4, onnx/model_q4.onnx",
        "q4f16, onnx/model_q4f16.onnx",
        "q2f16, onnx/model_q2f16.onnx",
        "bnb4, onnx/model_bnb4.onnx",
        "model_q4.onnx, onnx/model_q4.onnx",
        "model_q4, onnx/model_q4.onnx",
        "onnx/model_q4.onnx, onnx/model_q4.onnx"
    })
    void a_variant_is_a_word_or_a_file(String variant, String graph) {
        assertThat(PUBLISHED.read(variant).layout().graphs())
                .startsWith(graph)
                .hasSize(9)
                .containsExactlyInAnyOrderElementsOf(PUBLISHED.read("").layout().graphs());
    }

    @Test
    void without_a_variant_the_usual_graph_comes_first() {
        assertThat(PUBLISHED.read("").layout().graphs()).startsWith("onnx/model.onnx", "onnx/model_quantized.onnx");
    }

    @ParameterizedTest
    @CsvSource({
        "'', onnx/decoder_model_merged.onnx",
        "fp32, onnx/decoder_model_merged.onnx",
        "q8, onnx/decoder_model_merged_quantized.onnx",
        "fp16, onnx/decoder_model_fp16.onnx",
        "decoder_model, onnx/decoder_model.onnx"
    })
    void variants_of_older_exports(String variant, String graph) {
        assertThat(OLDER.read(variant).layout().graphs()).startsWith(graph).hasSize(6);
    }

    @Test
    void a_file_nearer_to_the_root_is_meant_where_two_have_the_name() {
        assertThat(FolderInMemory.of("onnx/model_q4.onnx", "model_q4.onnx").read("q4").layout().graphs())
                .containsExactly("model_q4.onnx", "onnx/model_q4.onnx");
    }

    @Test
    void what_is_not_there_is_answered_with_what_is() {
        assertMissing(
                () -> FolderInMemory.of("onnx/model.onnx", "onnx/model_quantized.onnx", "eyes.onnx").read("q4"),
                "no variant \"q4\"", "fp32 (onnx/model.onnx), q8 (onnx/model_quantized.onnx), eyes.onnx.");
        assertMissing(() -> FolderInMemory.of("config.json").read("q4"), "no variant \"q4\"", "no ONNX graph");
        assertMissing(() -> PUBLISHED.read("../model"), "no variant \"../model\"");
    }

    @Test
    void a_long_list_is_cut() {
        String[] graphs = new String[30];
        for (int i = 0; i < graphs.length; i++) {
            graphs[i] = "part-" + i + ".onnx";
        }
        assertMissing(() -> FolderInMemory.of(graphs).read("q4"), "and 10 more.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "\"q4\"|onnx/model_q4.onnx",
        "\"auto\"|onnx/model.onnx",
        "\"q1\"|onnx/model.onnx",
        "{\"model\": \"fp16\"}|onnx/model_fp16.onnx",
        "{\"embed_tokens\": \"fp16\", \"decoder_model_merged\": \"q4\"}|onnx/model.onnx",
        "{\"model\": 4}|onnx/model.onnx",
        "null|onnx/model.onnx",
        "7|onnx/model.onnx"
    })
    void the_publishers_own_choice_is_the_usual_one(String type, String graph) {
        FolderInMemory folder = PUBLISHED.with("config.json", "{\"transformers.js_config\": {\"dtype\": " + type + "}}");

        assertThat(folder.read("").layout().graphs()).startsWith(graph).hasSize(9);
        assertThat(folder.read("int8").layout().graphs()).startsWith("onnx/model_int8.onnx");
    }

    @Test
    void the_publishers_choice_for_each_name() {
        assertThat(OLDER.with("config.json", "{\"transformers.js_config\": {\"dtype\": {\"decoder_model\": \"fp16\"}}}")
                        .read("").layout().graphs())
                .startsWith("onnx/decoder_model_fp16.onnx");
    }

    @Test
    void genai_names_its_graph_and_has_no_variants_but_files() {
        FolderInMemory folder = FolderInMemory.of("text.onnx", "model_q4.onnx")
                .with("genai_config.json", "{\"model\": {\"decoder\": {\"filename\": \"text.onnx\"}}}");

        assertThat(folder.read("").layout().graphs()).containsExactly("text.onnx", "model_q4.onnx");
        assertThat(folder.read("model_q4.onnx").layout().graphs()).containsExactly("model_q4.onnx", "text.onnx");
        assertMissing(() -> folder.read("q4"), "genai_config.json names its graph", "model_q4.onnx", "text.onnx");
    }

    private static void assertMissing(ThrowingCallable reading, String... parts) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_MISSING))
                .hasMessageContainingAll(parts);
    }
}
