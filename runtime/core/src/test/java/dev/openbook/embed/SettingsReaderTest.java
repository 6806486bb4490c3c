package dev.openbook.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.onnx.pooling.Pooling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sentence-transformers would do with these files; see its Transformer, Pooling and Dense modules, versions 2 to 6. */
class SettingsReaderTest {
    private static final String POOLING = "1_Pooling/config.json";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"pooling_mode": "cls"} | FIRST_TOKEN
            {"pooling_mode": ["lasttoken"]} | LAST_TOKEN
            {"pooling_mode": "cls", "pooling_mode_mean_tokens": true} | FIRST_TOKEN
            {"pooling_mode": null, "pooling_mode_max_tokens": true} | MAX
            {"word_embedding_dimension": 2} | MEAN
            {"pooling_mode_mean_tokens": false, "pooling_mode_cls_token": false} | MEAN
            """)
    void aNameCountsMoreThanFlagsAndTheMeanIsTheDefault(String configuration, Pooling expected) {
        EmbeddingSettings settings = read(graph().with(POOLING, configuration), false);
        assertThat(settings.statedPooling()).hasValue(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"pooling_mode": ["cls", "mean"]} | MODEL_UNSUPPORTED | side by side
            {"pooling_mode": 3} | MODEL_UNSUPPORTED | asks for the pooling 3
            {"pooling_mode": ["cls", "best"]} | MODEL_UNSUPPORTED | "best"
            ["mean"] | MODEL_DAMAGED | not a JSON object
            """)
    void otherPoolingIsRefused(String configuration, FailureCode code, String part) {
        assertRefused(graph().with(POOLING, configuration), false, code, part);
    }

    @Test
    void whereTheGraphPoolsTheKindDoesNotMatter() {
        ModelInMemory content = graph().with(POOLING, "{\"pooling_mode\": [\"cls\", \"mean\"]}");
        assertThat(read(content, true).statedPooling()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type": "sentence_transformers.models.Transformer"}
            "sentence_transformers.models.Transformer"
            null
            """)
    void modulesMustBeAList(String modules) {
        assertRefused(graph().with("modules.json", modules), false, FailureCode.MODEL_DAMAGED, "not a list of modules");
    }

    @Test
    void modulesOfOtherPackagesAreUnknownWhateverTheirNames() {
        ModelInMemory content = graph().with("modules.json", """
                [{"type": "custom_st.Transformer"}, {"type": "pylate.models.Dense.Dense"},
                 {"type": "sentence_transformers.models.Dropout"},
                 {"type": "sentence_transformers.models.WeightedLayerPooling"},
                 {"type": "sentence_transformers.sentence_transformer.modules.normalize.Normalize"}]""");
        EmbeddingSettings settings = read(content, false);
        assertThat(settings.unknownModules())
                .containsExactly("custom_st.Transformer", "pylate.models.Dense.Dense", "WeightedLayerPooling");
        assertThat(settings.normalise()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"sentence_bert_config.json", "sentence_roberta_config.json", "sentence_xlm-roberta_config.json"})
    void oldNamesOfTheTransformersFileAreRead(String name) {
        assertThat(read(graph().with(name, "{\"do_lower_case\": true}"), false).lowerCase()).isTrue();
        assertThat(read(graph(), false).lowerCase()).isFalse();
    }

    @Test
    void textsInAChatTemplateAreRefused() {
        ModelInMemory content = graph().with("sentence_bert_config.json", """
                {"modality_config": {"message": {"method": "forward", "method_output_name": "last_hidden_state"}}}""");
        assertRefused(content, true, FailureCode.MODEL_UNSUPPORTED, "chat template");
        ModelInMemory texts = graph().with("sentence_bert_config.json", """
                {"modality_config": {"text": {"method": "forward", "method_output_name": "last_hidden_state"}}}""");
        assertThat(read(texts, false).lowerCase()).isFalse();
    }

    /** As version 6.0.1 writes them. */
    @Test
    void normalisationOfTokensIsNotThatOfTexts() {
        ModelInMemory content = graph().with("modules.json", """
                [{"path": "2_Normalize", "type": "sentence_transformers.base.modules.normalize.Normalize"}]""");
        String configuration = "{\"module_input_name\": \"%s\", \"module_output_name\": \"%s\"}";
        EmbeddingSettings texts = read(
                content.with("2_Normalize/config.json", configuration.formatted("sentence_embedding", "sentence_embedding")), false);
        assertThat(texts.normalise()).isTrue();
        assertThat(texts.unknownModules()).isEmpty();
        EmbeddingSettings tokens = read(
                content.with("2_Normalize/config.json", configuration.formatted("token_embeddings", "token_embeddings")), false);
        assertThat(tokens.normalise()).isFalse();
        assertThat(tokens.unknownModules()).containsExactly("Normalize of token_embeddings");
    }

    @ParameterizedTest
    @CsvSource({"CrossEncoder", "SparseEncoder", "MultiVectorEncoder"})
    void otherKindsOfModelsSayTheirName(String kind) {
        ModelInMemory content = graph().with("config_sentence_transformers.json", "{\"model_type\": \"" + kind + "\"}");
        assertRefused(content, true, FailureCode.MODEL_UNSUPPORTED, "is a " + kind);
        assertThat(read(graph().with("config_sentence_transformers.json", "{\"model_type\": null}"), false)
                        .queryPrompt())
                .isEmpty();
    }

    private static ModelInMemory graph() {
        return ModelInMemory.graph("id-and-one.onnx");
    }

    private static EmbeddingSettings read(ModelInMemory content, boolean inGraph) {
        return SettingsReader.read(content, inGraph);
    }

    private static void assertRefused(ModelInMemory content, boolean inGraph, FailureCode code, String part) {
        assertThatThrownBy(() -> read(content, inGraph))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }
}
