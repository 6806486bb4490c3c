package dev.openbook.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.ModelLayout.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutDetectorTest {
    private static LayoutReading read(Map<String, String> files) {
        return new LayoutDetector(1000).read(new FolderInMemory(files), "");
    }

    @Test
    void sentence_transformers() {
        LayoutReading reading = read(Map.of(
                "modules.json", "[]", "config.json", "{}", "onnx/model_O4.onnx", "", "onnx/model.onnx", "", "tokenizer.json", ""));

        assertThat(reading.layout().kind()).isEqualTo(Kind.SENTENCE_TRANSFORMERS);
        assertThat(reading.layout().graphs()).containsExactly("onnx/model.onnx", "onnx/model_O4.onnx");
        assertThat(reading.layout().tokenizer()).isEqualTo("tokenizer.json");
        assertThat(reading.tasks().value()).containsExactly("feature-extraction");
        assertThat(reading.tasks().certainty()).isEqualTo(Certainty.INFERRED);
    }

    @Test
    void onnxruntime_genai_opens_what_it_names() {
        String config = """
                {"model": {"decoder": {"filename": "text.onnx", "pipeline": [{"first": {"filename": "stage.onnx"}}]},
                           "vision": {"filename": "eyes.onnx"}, "embedding": {"filename": "lost.onnx"}}}""";
        LayoutReading reading = read(Map.of(
                "genai_config.json", config, "model.onnx", "", "eyes.onnx", "", "stage.onnx", "", "text.onnx", ""));

        assertThat(reading.layout().kind()).isEqualTo(Kind.ONNXRUNTIME_GENAI);
        assertThat(reading.layout().graphs()).containsExactly("text.onnx", "stage.onnx", "eyes.onnx", "model.onnx");
        assertThat(reading.tasks().value()).containsExactly("image-text-to-text");
        assertThat(reading.findings()).singleElement()
                .returns("GRAPH_NAMED_BUT_MISSING", Finding::code)
                .returns(Severity.WARNING, Finding::severity);
    }

    @Test
    void a_decoder_that_is_not_there_is_an_error() {
        LayoutReading reading = read(Map.of(
                "genai_config.json", "{\"model\":{\"decoder\":{\"filename\":\"../model.onnx\"}}}", "model.onnx", ""));

        assertThat(reading.findings()).singleElement().returns(Severity.ERROR, Finding::severity);
    }

    @Test
    void transformers_js_and_optimum_and_plain() {
        assertThat(read(Map.of("config.json", "{}", "onnx/model.onnx", "")).layout().kind()).isEqualTo(Kind.TRANSFORMERS_JS);
        assertThat(read(Map.of("config.json", "{}", "model.onnx", "")).layout().kind()).isEqualTo(Kind.OPTIMUM);
        assertThat(read(Map.of("deep/er/x.onnx", "", "y.onnx", "")).layout().graphs()).containsExactly("y.onnx", "deep/er/x.onnx");
        assertThat(read(Map.of("x.onnx", "")).layout().kind()).isEqualTo(Kind.PLAIN_ONNX);
    }

    @Test
    void without_a_graph_there_is_no_layout() {
        LayoutReading reading = read(Map.of("modules.json", "[]", "model.safetensors", ""));

        assertThat(reading.layout().kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(reading.findings()).extracting(Finding::code).containsExactly("GRAPH_MISSING");
    }

    @Test
    void the_order_of_graphs_is_the_documented_one() {
        LayoutReading reading = read(Map.of(
                "onnx/z.onnx", "",
                "onnx/decoder_model_merged.onnx", "",
                "onnx/model_fp16.onnx", "",
                "onnx/model_bnb4.onnx", "",
                "onnx/model_quantized.onnx", "",
                "onnx/model.onnx", ""));

        assertThat(reading.layout().graphs())
                .containsExactly(
                        "onnx/model.onnx",
                        "onnx/model_quantized.onnx",
                        "onnx/model_bnb4.onnx",
                        "onnx/model_fp16.onnx",
                        "onnx/decoder_model_merged.onnx",
                        "onnx/z.onnx");
    }

    @Test
    void of_older_exports_the_merged_decoder_comes_first_and_the_beginning_before_the_rest() {
        LayoutReading reading = read(Map.of(
                "decoder_with_past_model.onnx", "",
                "decoder_with_past_model_quantized.onnx", "",
                "decoder_model.onnx", "",
                "decoder_model_quantized.onnx", "",
                "decoder_model_merged_fp16.onnx", "",
                "decoder_model_merged_quantized.onnx", ""));

        assertThat(reading.layout().graphs())
                .containsExactly(
                        "decoder_model_merged_quantized.onnx",
                        "decoder_model_merged_fp16.onnx",
                        "decoder_model.onnx",
                        "decoder_model_quantized.onnx",
                        "decoder_with_past_model.onnx",
                        "decoder_with_past_model_quantized.onnx");
    }

    @Test
    void what_is_made_for_devices_comes_last() {
        LayoutReading reading = read(Map.of(
                "onnx/model_bnb4.onnx", "", "onnx/model_fp16.onnx", "", "onnx/model_int8.onnx", "", "onnx/model_q4.onnx", "",
                "onnx/model_q4f16.onnx", "", "onnx/model_O1.onnx", "", "onnx/model_O4.onnx", ""));

        assertThat(reading.layout().graphs())
                .containsExactly(
                        "onnx/model_O1.onnx", "onnx/model_int8.onnx", "onnx/model_q4.onnx",
                        "onnx/model_O4.onnx", "onnx/model_bnb4.onnx", "onnx/model_fp16.onnx", "onnx/model_q4f16.onnx");
    }

    @Test
    void a_tokenizer_lies_where_the_configuration_says() {
        String config = "{\"model\": {\"tokenizer_dir\": \"./words/\", \"decoder\": {\"filename\": \"m.onnx\"}}}";
        Map<String, String> files = Map.of("genai_config.json", config, "m.onnx", "", "tokenizer.json", "", "words/tokenizer.json", "");

        assertThat(read(files).layout().tokenizer()).isEqualTo("words/tokenizer.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"type\": \"whisper\", \"encoder\": {\"filename\": \"e.onnx\"}}|automatic-speech-recognition",
        "{\"type\": \"nemotron_speech\", \"joiner\": {\"filename\": \"j.onnx\"}}|automatic-speech-recognition",
        "{\"type\": \"marian\", \"encoder\": {\"filename\": \"e.onnx\"}}|text2text-generation",
        "{\"type\": \"phi4mm\", \"vision\": {\"filename\": \"v.onnx\"}, \"speech\": {\"filename\": \"s.onnx\"}}|image-text-to-text",
        "{\"type\": \"qwen3_asr\", \"speech\": {\"filename\": \"s.onnx\"}}|audio-text-to-text",
        "{\"type\": \"llama\", \"vision\": {}}|text-generation"
    })
    void the_parts_of_a_genai_model_tell_its_task(String model, String task) {
        LayoutReading reading = read(Map.of("genai_config.json", "{\"model\": " + model + "}", "m.onnx", ""));

        assertThat(reading.tasks().value()).containsExactly(task);
    }

    @Test
    void a_tokenizer_is_taken_only_if_there_is_no_doubt() {
        assertThat(read(Map.of("m/x.onnx", "", "m/tokenizer.json", "")).layout().tokenizer()).isEqualTo("m/tokenizer.json");
        assertThat(read(Map.of("x.onnx", "", "x-tokenizer.json", "", "tokenizer_config.json", "")).layout().tokenizer())
                .isEqualTo("x-tokenizer.json");
        LayoutReading doubt = read(Map.of("x.onnx", "", "a-tokenizer.json", "", "b-tokenizer.json", ""));
        assertThat(doubt.layout().tokenizer()).isEmpty();
        assertThat(doubt.findings()).extracting(Finding::code).containsExactly("TOKENIZER_AMBIGUOUS");
    }

    @ParameterizedTest
    @CsvSource({
        "LlamaForCausalLM,text-generation",
        "GPT2LMHeadModel,text-generation",
        "BertForTokenClassification,token-classification",
        "DistilBertForQuestionAnswering,question-answering",
        "BertForSequenceClassification,text-classification",
        "T5ForConditionalGeneration,text2text-generation",
        "BertModel,feature-extraction"
    })
    void concludes_the_task_from_the_architecture(String architecture, String task) {
        LayoutReading reading = read(Map.of("model.onnx", "", "config.json", "{\"architectures\":[\"" + architecture + "\"]}"));

        assertThat(reading.tasks().value()).containsExactly(task);
        assertThat(reading.tasks().evidence().source()).isEqualTo("config.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "MarianMTModel|true|{}|translation", "VisionEncoderDecoderModel|true|{}|", "SpeechEncoderDecoderModel|true|{}|",
        "WhisperForConditionalGeneration|true|{}|automatic-speech-recognition", "Qwen2_5_VLForConditionalGeneration|true|{}|",
        "Qwen2_5_VLForConditionalGeneration|false|{\"vision_config\":{}}|image-text-to-text",
        "Qwen2AudioForConditionalGeneration|false|{\"audio_config\":{}}|audio-text-to-text",
        "MusicgenForConditionalGeneration|true|{}|", "BartForConditionalGeneration|true|{}|text2text-generation",
        "XLMWithLMHeadModel|true|{}|", "FlaubertWithLMHeadModel|false|{}|", "T5Model|true|{}|", "WhisperModel|true|{}|",
        "CLIPModel|false|{\"vision_config\":{}}|", "XLMRobertaModel|false|{}|feature-extraction"
    })
    void a_head_that_stands_on_many_bodies_is_read_with_the_body(String architecture, boolean decodes, String parts, String task) {
        String config = "{\"architectures\":[\"" + architecture + "\"],\"is_encoder_decoder\":" + decodes + (parts.equals("{}") ? "}" : "," + parts.substring(1));

        assertThat(read(Map.of("model.onnx", "", "config.json", config)).tasks().known().orElse(List.of()))
                .isEqualTo(task == null ? List.of() : List.of(task));
    }

    @Test
    void a_classifier_of_one_class_ranks() {
        String config = "{\"architectures\":[\"BertForSequenceClassification\"],\"id2label\":{\"0\":\"LABEL_0\"}}";
        assertThat(read(Map.of("model.onnx", "", "config.json", config)).tasks().value()).containsExactly("text-ranking");
    }

    @Test
    void an_architecture_that_says_nothing_leaves_the_task_unknown() {
        assertThat(read(Map.of("model.onnx", "", "config.json", "{\"architectures\":[\"Strange\"]}")).tasks().certainty())
                .isEqualTo(Certainty.UNKNOWN);
        assertThat(read(Map.of("model.onnx", "")).tasks().certainty()).isEqualTo(Certainty.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{|CONFIG_INVALID", "''|CONFIG_INVALID", "{} {}|CONFIG_INVALID", "{\"a\":1,\"a\":2}|CONFIG_INVALID", "[[nonsense|CONFIG_INVALID"})
    void a_configuration_that_is_not_json_is_a_finding(String text, String code) {
        LayoutReading reading = read(Map.of("model.onnx", "", "config.json", text));

        assertThat(reading.findings()).singleElement()
                .returns(code, Finding::code)
                .returns("config.json", Finding::place);
        assertThat(reading.layout().kind()).isEqualTo(Kind.PLAIN_ONNX);
    }

    @Test
    void python_writes_numbers_that_json_does_not_have() {
        assertThat(read(Map.of("model.onnx", "", "config.json", "{\"a\":NaN,\"b\":-Infinity,\"c\":1e999,\"d\":\"\\ud800\"}")).findings())
                .isEmpty();
    }

    @Test
    void a_huge_or_bottomless_configuration_is_a_finding() {
        assertThat(read(Map.of("model.onnx", "", "config.json", " ".repeat(1001))).findings())
                .extracting(Finding::code).containsExactly("CONFIG_TOO_LARGE");
        FolderInMemory deep = new FolderInMemory(Map.of("model.onnx", "", "config.json", "[".repeat(100_000)));
        assertThat(new LayoutDetector(1 << 20).read(deep, "").findings())
                .extracting(Finding::code).containsExactly("CONFIG_INVALID");
    }
}
