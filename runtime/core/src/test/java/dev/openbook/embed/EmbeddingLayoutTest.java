package dev.openbook.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.encode.EncoderInput;
import dev.openbook.internal.encode.OpenedEncoder;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.TextRole;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.onnx.OnnxSettings;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the files beside a graph make of it, with graphs of a few nodes whose vectors are known by construction. */
class EmbeddingLayoutTest {
    private static final String MODULES = """
            [{"idx": 0, "path": "", "type": "sentence_transformers.models.Transformer"},
             {"idx": 1, "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"}]""";

    private final OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(2));

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    /** {@code id-and-one.onnx} gives every token the vector (id, 1); {@code [CLS] grant [SEP]} are ids 2, g and 3. */
    @ParameterizedTest
    @CsvSource({
        "pooling_mode_mean_tokens, mean, 2.5",
        "pooling_mode_cls_token, cls, 2",
        "pooling_mode_max_tokens, max, 3",
        "pooling_mode_lasttoken, lasttoken, 3",
    })
    void poolingIsReadFromTheFlagsOrTheName(String flag, String name, float expected) {
        for (String configuration : new String[] {"{\"" + flag + "\": true}", "{\"pooling_mode\": \"" + name + "\"}"}) {
            ModelInMemory content = ModelInMemory.graph("id-and-one.onnx")
                    .with("modules.json", MODULES)
                    .with("1_Pooling/config.json", configuration);
            try (EmbeddingModel model = EmbeddingModels.open(content, engine, EmbeddingOptions.standard())) {
                assertThat(model.embed("", TextRole.DOCUMENT).vector()).containsExactly(expected, 1);
            }
        }
    }

    @Test
    void withoutAnyConfigurationTheMeanIsTakenAndNormalised() {
        try (EmbeddingModel model = EmbeddingModels.open(ModelInMemory.graph("id-and-one.onnx"), engine, EmbeddingOptions.standard())) {
            float[] vector = model.embed("", TextRole.DOCUMENT).vector(); // tokens 2 and 3
            double length = Math.sqrt(2.5 * 2.5 + 1);
            assertThat((double) vector[0]).isCloseTo(2.5 / length, within(1e-6));
            assertThat((double) vector[1]).isCloseTo(1 / length, within(1e-6));
            assertThat(model.maxTokens()).isEqualTo(510);
        }
    }

    @Test
    void whatNobodySaysOfPoolingIsAFinding() {
        for (String modules : new String[] {"[]", MODULES}) {
            ModelInMemory content = ModelInMemory.graph("id-and-one.onnx").with("modules.json", modules);
            try (EmbeddingModel model = EmbeddingModels.open(content, engine, EmbeddingOptions.standard())) {
                assertThat(model.embed("", TextRole.DOCUMENT).vector()).containsExactly(2.5f, 1);
                assertThat(model.provenance().findings())
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.code()).isEqualTo("POOLING_UNSTATED"))
                        .satisfies(finding -> assertThat(finding.message()).endsWith("so their mean is taken."));
            }
        }
        for (ModelInMemory stated : List.of(ModelInMemory.embedder("mean"), ModelInMemory.graph("sentence-embedding.onnx"))) {
            try (EmbeddingModel model = EmbeddingModels.open(stated, engine, EmbeddingOptions.standard())) {
                assertThat(model.provenance().findings()).isEmpty();
            }
        }
    }

    /** The graph gives every token (id, place); {@code [CLS] [SEP]} are 2 and 3. A model in which no token sees later ones. */
    @Test
    void ofAModelThatTakesACacheTheLastTokenIsReadUnlessItsFilesSayOtherwise() {
        ModelInMemory content = ModelInMemory.graph("embedder-with-cache.onnx").with("modules.json", "[]");
        try (EmbeddingModel model = EmbeddingModels.open(content, engine, EmbeddingOptions.standard())) {
            assertThat(model.embed("", TextRole.DOCUMENT).vector()).containsExactly(3, 2);
            assertThat(model.provenance().findings().getFirst().message()).endsWith("so the last is taken.");
        }
        ModelInMemory stated = content.with("1_Pooling/config.json", "{\"pooling_mode\": \"mean\"}");
        try (EmbeddingModel model = EmbeddingModels.open(stated, engine, EmbeddingOptions.standard())) {
            assertThat(model.embed("", TextRole.DOCUMENT).vector()).containsExactly(2.5f, 1.5f);
            assertThat(model.provenance().findings()).isEmpty();
        }
    }

    @Test
    void vectorsOfTextsInTheShapeOfThoseOfTokensAreRefused() {
        byte[] graph = ModelInMemory.resource("/encoders/graphs/one-vector-per-text.onnx");
        assertRefused(
                ModelInMemory.embedder("mean").with(ModelInMemory.GRAPH, graph),
                FailureCode.MODEL_UNSUPPORTED,
                "[1, 1, 2], which has no entry for every token");
    }

    @Test
    void rowsOfAGraphOfOneLengthShareRunsByThatLength() {
        byte[] graph = ModelInMemory.resource("/encoders/graphs/fixed-length.onnx"); // 16 tokens
        List<Integer> runs = new CopyOnWriteArrayList<>();
        List<EncoderInput> rows = Collections.nCopies(100, new EncoderInput(new int[] {2, 3}, null));
        OpenedEncoder.open(ModelInMemory.embedder("mean").with(ModelInMemory.GRAPH, graph), engine, encoder -> {
            try (encoder) {
                return encoder.runs(run -> {
                            runs.add(run.size());
                            return run;
                        })
                        .of(rows);
            }
        });
        assertThat(runs).containsExactlyInAnyOrder(32, 32, 32, 4);
    }

    @Test
    void aReadyMadeSentenceEmbeddingIsTakenAsItIs() {
        ModelInMemory content = ModelInMemory.graph("sentence-embedding.onnx")
                .with("modules.json", MODULES.replace("]", """
                        , {"idx": 2, "path": "2_Dense", "type": "sentence_transformers.models.Dense"}]"""));
        try (EmbeddingModel model = EmbeddingModels.open(content, engine, EmbeddingOptions.standard())) {
            assertThat(model.dimensions()).isEqualTo(2);
            assertThat(model.embed("", TextRole.DOCUMENT).vector()).containsExactly(2.5f, 2.5f);
        }
    }

    @Test
    void aGraphWithoutAMaskRunsTextsOneByOne() {
        ModelInMemory content = ModelInMemory.graph("id-and-one-no-mask.onnx").with("modules.json", "[]");
        try (EmbeddingModel model = EmbeddingModels.open(content, engine, EmbeddingOptions.standard())) {
            var vectors = model.embed(List.of("", "grant grant", ""), TextRole.DOCUMENT);
            assertThat(vectors.get(0).vector()).containsExactly(2.5f, 1);
            assertThat(vectors.get(1).vector()[0]).isNotEqualTo(2.5f);
            assertThat(vectors.get(2).vector()).containsExactly(2.5f, 1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    {"max_seq_length": 64} | {"model_max_length": 100} | {"max_position_embeddings": 128} | 64
                    {"max_seq_length": 500} | {} | {"max_position_embeddings": 128} | 128
                    {} | {"model_max_length": 100} | {"max_position_embeddings": 128} | 100
                    {} | {"model_max_length": 1e30} | {"max_position_embeddings": 128} | 128
                    {"max_seq_length": null} | {} | {"max_position_embeddings": 514, "model_type": "xlm-roberta"} | 512
                    {} | {} | {} | 512
                    {} | {} | {"max_position_embeddings": 131072} | 8192
                    {"max_seq_length": -5} | {"model_max_length": "long"} | {} | 512
                    {"max_seq_length": 3} | {} | {} | 8
                    """)
    void lengthIsWhatTheFilesSayWithinBounds(String transformer, String tokenizer, String model, int expected) {
        ModelInMemory content = ModelInMemory.graph("id-and-one.onnx")
                .with("sentence_bert_config.json", transformer)
                .with("tokenizer_config.json", tokenizer)
                .with("config.json", model);
        int length = OpenedEncoder.open(content, engine, encoder -> {
            try (encoder) {
                return encoder.maxSequence();
            }
        });
        assertThat(length).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock = """
                    {"prompts": {"query": "q: ", "document": "d: "}} | ~q: ~ | ~d: ~
                    {"prompts": {"query": "q: ", "passage": "p: "}} | ~q: ~ | ~p: ~
                    {"prompts": {"any": "a: "}, "default_prompt_name": "any"} | ~a: ~ | ~a: ~
                    {"prompts": {"any": "a: "}, "default_prompt_name": null} | ~~ | ~~
                    {"prompts": {"query": "q: "}, "default_prompt_name": "query"} | ~q: ~ | ~~
                    {"prompts": {"document": "d: "}, "default_prompt_name": "document"} | ~~ | ~d: ~
                    {} | ~~ | ~~
                    """)
    void promptsAreReadByRole(String configuration, String query, String document) {
        EmbeddingSettings settings = SettingsReader.read(
                ModelInMemory.graph("id-and-one.onnx").with("config_sentence_transformers.json", configuration), false);
        assertThat(settings.prompt(TextRole.QUERY)).isEqualTo(query);
        assertThat(settings.prompt(TextRole.DOCUMENT)).isEqualTo(document);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    1_Pooling/config.json | {"pooling_mode": "attention"} | MODEL_UNSUPPORTED | "attention"
                    1_Pooling/config.json | {"pooling_mode_cls_token": true, "pooling_mode_max_tokens": true} | MODEL_UNSUPPORTED | side by side
                    1_Pooling/config.json | {"pooling | MODEL_DAMAGED | not JSON
                    modules.json | [{"type": "sentence_transformers.models.LayerNorm"}] | MODEL_UNSUPPORTED | [LayerNorm]
                    modules.json | not JSON | MODEL_DAMAGED | not JSON
                    tokenizer.json | not JSON | TOKENIZER_INVALID | not JSON
                    config_sentence_transformers.json | {"prompts": {"query": "the the the the the the "}} | MODEL_DAMAGED | prompt and special tokens
                    """)
    void whatCannotBeFollowedIsRefused(String path, String text, FailureCode code, String part) {
        ModelInMemory content = ModelInMemory.graph("id-and-one.onnx")
                .with("sentence_bert_config.json", "{\"max_seq_length\": 8}")
                .with(path, text);
        assertRefused(content, code, part);
    }

    @Test
    void withoutSpecialTokensOnlyAnEmptyTextIsRefused() {
        ObjectNode tokenizer =
                (ObjectNode) new JsonMapper().readTree(ModelInMemory.resource("embedder/tokenizer.json"));
        tokenizer.putNull("post_processor");
        ModelInMemory content =
                ModelInMemory.graph("id-and-one.onnx").with("tokenizer.json", tokenizer.toString());
        try (EmbeddingModel model = EmbeddingModels.open(content, engine, EmbeddingOptions.standard())) {
            assertThat(model.maxTokens()).isEqualTo(512);
            assertThat(model.embed("grant", TextRole.DOCUMENT).coverage().tokens()).isEqualTo(1);
            assertThatThrownBy(() -> model.embed("", TextRole.DOCUMENT))
                    .isInstanceOfSatisfying(
                            OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID))
                    .hasMessageContaining("empty text");
        }
    }

    @Test
    void aPromptLeftOutOfTheVectorIsRefused() {
        assertRefused(
                ModelInMemory.embedder("mean").with("1_Pooling/config.json", """
                        {"pooling_mode": "mean", "include_prompt": false}"""),
                FailureCode.MODEL_UNSUPPORTED,
                "include_prompt");
    }

    @ParameterizedTest
    @CsvSource({
        "generator.onnx, MODEL_UNSUPPORTED, text generator",
        "scores.onnx, MODEL_UNSUPPORTED, gives scores",
        "not-finite.onnx, MODEL_DAMAGED, not finite"
    })
    void otherKindsOfModelAreNamed(String graph, FailureCode code, String part) {
        assertRefused(ModelInMemory.graph(graph), code, part);
    }

    @Test
    void aGraphThatWasCutOffIsDamaged() {
        byte[] whole = ModelInMemory.resource("embedder/model.onnx");
        for (int length : new int[] {0, 1, 1_000, whole.length / 2, whole.length - 1}) {
            assertRefused(
                    ModelInMemory.embedder("mean").with(ModelInMemory.GRAPH, Arrays.copyOf(whole, length)),
                    FailureCode.MODEL_DAMAGED,
                    "not a whole ONNX file");
        }
    }

    @Test
    void missingPartsAreNamed() {
        assertRefused(
                ModelInMemory.embedder("mean").without("tokenizer.json"),
                FailureCode.TOKENIZER_INVALID,
                "no tokenizer file");
        assertRefused(
                ModelInMemory.embedder("mean").without(ModelInMemory.GRAPH),
                FailureCode.MODEL_UNSUPPORTED,
                "no ONNX graph");
    }

    private void assertRefused(ModelInMemory content, FailureCode code, String part) {
        assertThatThrownBy(() -> EmbeddingModels.open(content, engine, EmbeddingOptions.standard()))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }
}
