package dev.openbook.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One tiny network in every way in which decoders are exported (make_decoder_fixtures.py), against numpy. */
class ExportsOfOneDecoderTest {
    private static final int CONTEXT = 64;
    private static final JsonNode GOLDEN = ModelFolder.json(ModelFolder.resourcePath("decoders/golden.json"));

    private final OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(2));
    private final Cancellation none = new Cancellation();

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "concat.onnx, FEEDBACK, false",
        "concat-int32.onnx, FEEDBACK, false",
        "concat-ids-only.onnx, FEEDBACK, false",
        "last-logits.onnx, FEEDBACK, true",
        "flat-logits.onnx, FEEDBACK, true",
        "logits-to-keep.onnx, FEEDBACK, false",
        "merged.onnx, FEEDBACK, false",
        "gqa.onnx, SHARED, false",
        "gqa-raw.onnx, SHARED, false",
        "gqa-logits-to-keep.onnx, SHARED, false"
    })
    void everyExportWritesTheSame(String graph, CacheMode mode, boolean lastLogitsOnly) {
        for (int chunk : new int[] {1, 3, 5, 256}) {
            try (DecoderSession decoder = open(DecoderGraphs.of(graph), chunk)) {
                assertThat(decoder.facts().cacheMode()).isEqualTo(mode);
                assertThat(decoder.facts().lastLogitsOnly()).isEqualTo(lastLogitsOnly);
                assertThat(decoder.facts().notices()).isEmpty();
                assertWrites(decoder, "plain", 1e-3);
            }
        }
    }

    @Test
    void windowsOfAttentionAreTheGraphsOwnAffair() {
        try (DecoderSession decoder = open(DecoderGraphs.of("gqa-window.onnx"), 256)) {
            assertThat(decoder.facts().cacheMode()).isEqualTo(CacheMode.SHARED);
            assertWrites(decoder, "window", 1e-3);
        }
    }

    @Test
    void aPairOfGraphsIsOneDecoder() {
        DecoderGraphs pair = DecoderGraphs.pair("decoder_model.onnx", "decoder_with_past_model.onnx");
        try (DecoderSession decoder = open(pair, 4)) {
            assertThat(decoder.facts().notices()).singleElement().asString().contains("one token at a time");
            assertWrites(decoder, "plain", 1e-3);
        }
    }

    @Test
    void aBranchThatWasTracedForOneTokenGetsOneTokenAtATime() {
        try (DecoderSession decoder = open(DecoderGraphs.of("merged-traced.onnx"), 4)) {
            assertThat(decoder.facts().notices()).singleElement().asString().contains("one token at a time");
            assertWrites(decoder, "plain", 1e-3);
        }
    }

    @Test
    void aGraphThatLooksAtTheSizeOfItsCacheIsRunWithSeparateCaches() {
        try (DecoderSession decoder = open(DecoderGraphs.of("gqa-from-past-shape.onnx"), 256)) {
            assertThat(decoder.facts().cacheMode()).isEqualTo(CacheMode.FEEDBACK);
            assertThat(decoder.facts().notices()).singleElement().asString().contains("separate memory");
            assertWrites(decoder, "plain", 1e-3);
        }
    }

    @ParameterizedTest
    @CsvSource({"concat-fp16.onnx, FEEDBACK", "gqa-fp16.onnx, SHARED"})
    void halfPrecisionCachesAndLogitsAreTakenAsTheyAre(String graph, CacheMode mode) {
        try (DecoderSession decoder = open(DecoderGraphs.of(graph), 3)) {
            assertThat(decoder.facts().cacheMode()).isEqualTo(mode);
            assertThat(decoder.facts().cacheType()).isEqualTo("float16");
            assertThat(decoder.facts().cacheBytesPerToken()).isEqualTo(2 * 2 * 8 * 2);
            assertWrites(decoder, "plain", 2e-2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 256})
    void brainFloatsAreKeptAndReadAsTheyAre(int chunk) {
        try (DecoderSession decoder = open(DecoderGraphs.of("concat-bf16.onnx"), chunk)) {
            assertThat(decoder.facts().cacheMode()).isEqualTo(CacheMode.FEEDBACK);
            assertThat(decoder.facts().cacheType()).isEqualTo("bfloat16");
            assertThat(decoder.facts().cacheBytesPerToken()).isEqualTo(2 * 2 * 8 * 2);
            assertThat(decoder.facts().notices()).isEmpty();
            assertWrites(decoder, "bfloat16", 0x1p-5, 0); // the last bit of a logit
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "concat.onnx", "concat-bf16.onnx", "gqa.onnx", "gqa-fp16.onnx", "last-logits.onnx", "logits-to-keep.onnx", "merged-traced.onnx"
    })
    void logitsOfEveryPositionAreThoseOfReadingStepByStep(String graph) {
        int[] text = {5, 17, 3, 30, 8, 8, 1, 22, 9};
        for (int chunk : new int[] {1, 4, 256}) {
            try (DecoderSession decoder = open(DecoderGraphs.of(graph), chunk);
                    DecodingSequence stepwise = decoder.newSequence(0);
                    DecodingSequence atOnce = decoder.newSequence(0)) {
                List<float[]> expected = new ArrayList<>();
                for (int token : text) {
                    expected.add(Greedy.copy(stepwise.append(token, none)));
                }
                List<float[]> told = new ArrayList<>();
                atOnce.append(text, (index, logits) -> {
                    assertThat(index).isEqualTo(told.size());
                    told.add(Greedy.copy(logits));
                }, none);
                assertThat(told).hasSameSizeAs(expected);
                float tolerance = graph.contains("bf16") ? 0x1p-5f : graph.contains("fp16") ? 2e-2f : 1e-3f;
                for (int i = 0; i < text.length; i++) {
                    assertThat(told.get(i)).containsExactly(expected.get(i), within(tolerance));
                }
                assertThat(atOnce.length()).isEqualTo(text.length);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "not-a-number.onnx|MODEL_DAMAGED|NaN",
        "forgets.onnx|MODEL_DAMAGED|step by step",
        "bfloat16.onnx|MODEL_UNSUPPORTED|with numbers of the format bfloat16, which ONNX Runtime cannot run on the device cpu. Choose",
        "gqa-bf16.onnx|MODEL_UNSUPPORTED|(GroupQueryAttention) with numbers of the format bfloat16",
        "decoder_model.onnx|MODEL_UNSUPPORTED|first of a pair",
        "decoder_with_past_model.onnx|MODEL_UNSUPPORTED|second of a pair",
        "asks-for-inputs-embeds.onnx|MODEL_UNSUPPORTED|vectors instead of tokens",
        "asks-for-encoder-hidden-states.onnx|MODEL_UNSUPPORTED|encoder and decoder",
        "asks-for-past-conv.onnx|MODEL_UNSUPPORTED|Mamba",
        "asks-for-pixel-values.onnx|MODEL_UNSUPPORTED|pictures",
        "asks-for-surprise.onnx|MODEL_UNSUPPORTED|\"surprise\" that is not known"
    })
    void whatCannotBeReliedOnIsRefused(String graph, FailureCode code, String part) {
        assertThatThrownBy(() -> open(DecoderGraphs.of(graph), 256))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part)
                .hasMessageContaining(graph);
    }

    @Test
    void aGraphOfWhichNothingIsKnownMayLackAnOperationForOneReasonOrAnother() throws IOException {
        byte[] graph = Files.readAllBytes(ModelFolder.resourcePath("decoders/gqa-bf16.onnx"));
        assertThatThrownBy(() -> engine.openDecoder(
                        GraphFiles.of(Map.of("model.onnx", graph)), DecoderSettings.of("model.onnx", CONTEXT)))
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_UNSUPPORTED))
                .hasMessageContaining("(GroupQueryAttention) in a number format or a version");
    }

    @Test
    void graphsThatAreNoPairAreRefused() {
        assertThatThrownBy(() -> open(DecoderGraphs.pair("decoder_model.onnx", "concat-fp16.onnx"), 256))
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_DAMAGED))
                .hasMessageContaining("do not have the same caches");
    }

    @Test
    void anEncoderIsNoDecoder() {
        GraphFiles content = GraphFiles.ofResources("lookup.onnx");
        assertThatThrownBy(() -> engine.openDecoder(content, DecoderSettings.of("lookup.onnx", CONTEXT)))
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_UNSUPPORTED));
    }

    private void assertWrites(DecoderSession decoder, String golden, double tolerance) {
        assertWrites(decoder, golden, tolerance, 4 * tolerance);
    }

    /** Texts of which two tokens were nearer to each other than the least gap are left out: rounding may turn the choice over. */
    private void assertWrites(DecoderSession decoder, String golden, double tolerance, double leastGap) {
        assertThat(decoder.facts().vocabulary()).isEqualTo(40);
        assertThat(decoder.facts().layers()).isEqualTo(2);
        for (JsonNode example : GOLDEN.get(golden)) {
            int[] prompt = ModelFolder.ids(example.get("input_ids"));
            int[] expected = ModelFolder.ids(example.get("output_ids"));
            try (DecodingSequence sequence = decoder.newSequence(0)) {
                float[] logits = Greedy.copy(sequence.append(prompt, none));
                for (int i = 0; i < logits.length; i++) {
                    assertThat((double) logits[i])
                            .isCloseTo(example.get("first_logits").get(i).asDouble(), within(tolerance));
                }
            }
            if (example.get("min_gap").asDouble() > leastGap) {
                assertThat(Greedy.continuation(decoder, prompt, expected.length, -1)).containsExactly(expected);
            }
        }
    }

    private DecoderSession open(DecoderGraphs graphs, int chunk) {
        return engine.openDecoder(
                ModelFolder.resource("decoders", graphs.graph()),
                DecoderSettings.of(graphs, CONTEXT).withPrefillChunk(chunk).withThreads(1));
    }
}
