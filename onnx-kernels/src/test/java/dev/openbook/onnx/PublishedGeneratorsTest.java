package dev.openbook.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Small models in the folders that exporters write, against what transformers and ONNX Runtime made of them. */
class PublishedGeneratorsTest {
    private static final List<String> GENAI = List.of(
            "genai-llama-fp32", "genai-llama-int4", "genai-mistral-fp32", "genai-mistral-int4", "genai-granite-fp32",
            "genai-granite-int4");
    private static final String CONCATENATING = "onnx-community-llama-fp32";

    private final OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(2));

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    static Stream<Arguments> waysToRun() {
        List<Arguments> ways = new ArrayList<>();
        for (int chunk : new int[] {1, 3, 256}) {
            for (String model : GENAI) {
                ways.add(Arguments.of(model, CacheMode.SHARED, chunk));
                ways.add(Arguments.of(model, CacheMode.FEEDBACK, chunk));
            }
            ways.add(Arguments.of(CONCATENATING, CacheMode.FEEDBACK, chunk));
        }
        return ways.stream();
    }

    @ParameterizedTest
    @MethodSource("waysToRun")
    void everyWayGivesTheTokensOfTheReference(String model, CacheMode mode, int chunk) {
        JsonNode golden = ModelFolder.json(ModelFolder.resourcePath("generators/" + model + ".golden.json"));
        try (DecoderSession decoder = open(model, mode, chunk)) {
            assertThat(decoder.facts().cacheMode()).isEqualTo(mode);
            assertThat(decoder.facts().vocabulary()).isEqualTo(1024);
            assertThat(decoder.facts().layers()).isEqualTo(2);
            assertThat(decoder.facts().notices()).isEmpty();
            for (JsonNode example : golden.get("cases")) {
                int[] prompt = ModelFolder.ids(example.get("input_ids"));
                int[] expected = ModelFolder.ids(example.get("output_ids"));
                int most = golden.get("max_new_tokens").asInt();
                int end = golden.get("eos_token_id").asInt();
                assertThat(Greedy.continuation(decoder, prompt, most, end)).containsExactly(expected);
            }
        }
    }

    @Test
    void theModeIsChosenByTheGraph() {
        try (DecoderSession shared = open("genai-llama-fp32", null, 256);
                DecoderSession fed = open(CONCATENATING, null, 256)) {
            assertThat(shared.facts().cacheMode()).isEqualTo(CacheMode.SHARED);
            assertThat(fed.facts().cacheMode()).isEqualTo(CacheMode.FEEDBACK);
        }
    }

    @Test
    void aWrongSizeOfHeadsIsToldInOneSentenceAndOneRemedy() {
        DecoderSettings wrong = DecoderSettings.of(DecoderGraphs.of("model.onnx").withHeadSize(8), 64);
        assertThatThrownBy(() -> engine.openDecoder(ModelFolder.resource("generators/genai-llama-fp32", "model.onnx"), wrong))
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_UNSUPPORTED))
                .hasMessageContaining("does not run on what it declares to take (")
                .hasMessageContaining("Choose an export")
                .hasMessageNotContaining("Report it");
    }

    @Test
    void eightBitActivationsStayWithinTheirTolerance() {
        JsonNode forced =
                ModelFolder.json(ModelFolder.resourcePath("generators/genai-llama-int4-accuracy4.forced.json"));
        double tolerance = forced.get("tolerance").asDouble();
        try (DecoderSession decoder = open("genai-llama-int4-accuracy4", null, 256)) {
            for (JsonNode example : forced.get("cases")) {
                try (DecodingSequence sequence = decoder.newSequence(0)) {
                    Cancellation none = new Cancellation();
                    float[] logits = Greedy.copy(sequence.append(ModelFolder.ids(example.get("input_ids")), none));
                    int[] next = ModelFolder.ids(example.get("forced_ids"));
                    JsonNode steps = example.get("top5");
                    for (int step = 0; step < steps.size(); step++) {
                        for (JsonNode top : steps.get(step)) {
                            assertThat((double) logits[top.get(0).asInt()])
                                    .isCloseTo(top.get(1).asDouble(), within(tolerance));
                        }
                        if (step < next.length) {
                            logits = Greedy.copy(sequence.append(next[step], none));
                        }
                    }
                }
            }
        }
    }

    private DecoderSession open(String model, CacheMode mode, int chunk) {
        boolean genai = Set.copyOf(GENAI).contains(model) || model.startsWith("genai");
        String graph = genai ? "model.onnx" : "onnx/model.onnx";
        ModelFolder folder = ModelFolder.resource("generators/" + model, graph);
        DecoderGraphs graphs = DecoderGraphs.of(graph);
        if (genai) {
            JsonNode config = ModelFolder.json(folder.path().resolve("genai_config.json"));
            graphs = graphs.withHeadSize(config.get("model").get("decoder").get("head_size").asInt());
        }
        CacheSettings cache = CacheSettings.standard();
        return engine.openDecoder(
                folder,
                DecoderSettings.of(graphs, 2_048)
                        .withPrefillChunk(chunk)
                        .withThreads(1)
                        .withCache(mode == null ? cache : cache.withMode(mode)));
    }
}
