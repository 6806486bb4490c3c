package dev.openbook.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import dev.openbook.model.Device;
import dev.openbook.onnx.DecoderNames.CacheName;
import dev.openbook.onnx.OnnxSettings.GraphOptimisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many sequences of one session, its bounds, its end, and how it is opened. */
class DecoderSessionTest {
    private static final int CONTEXT = 64;
    private static final int[] PROMPT = {5, 17, 3, 30, 8, 8, 1};

    private final OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(3));
    private final Cancellation none = new Cancellation();

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @ParameterizedTest
    @EnumSource(CacheMode.class)
    void manyThreadsWriteSideBySideAndGetTheSame(CacheMode mode) throws Exception {
        DecoderSettings settings = gqa().withThreads(2).withCache(CacheSettings.standard().withMode(mode));
        try (DecoderSession decoder = open(settings);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            int[] alone = Greedy.continuation(decoder, PROMPT, 30, -1);
            List<Callable<int[]>> calls = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                calls.add(() -> Greedy.continuation(decoder, PROMPT, 30, -1));
            }
            for (Future<int[]> call : threads.invokeAll(calls)) {
                assertThat(call.get()).containsExactly(alone);
            }
            assertThat(decoder.cacheBytesInUse()).isZero();
        }
    }

    @Test
    void closingWhileOthersWriteTurnsThemAway() throws Exception {
        DecoderSession decoder = open(gqa().withThreads(1));
        CountDownLatch writing = new CountDownLatch(6);
        Callable<FailureCode> untilClosed = () -> {
            try (DecodingSequence sequence = decoder.newSequence(CONTEXT)) {
                for (int i = 0; ; i++) {
                    sequence.truncate(0);
                    sequence.append(PROMPT, none);
                    if (i == 3) {
                        writing.countDown();
                    }
                }
            } catch (OpenbookException e) {
                return e.code();
            }
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<FailureCode>> results = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                results.add(threads.submit(untilClosed));
            }
            writing.await();
            decoder.close();
            for (Future<FailureCode> result : results) {
                assertThat(result.get()).isEqualTo(FailureCode.CLOSED);
            }
        }
        assertThat(decoder.cacheBytesInUse()).isZero();
    }

    @Test
    void closingClosesWhatIsLeftAndSaysSoAfterwards() {
        DecoderSession decoder = open(gqa());
        DecodingSequence left = decoder.newSequence(0);
        DecodingSequence closed = decoder.newSequence(0);
        left.append(PROMPT, none);
        closed.close();
        closed.close();
        assertFails(() -> closed.append(1, none), FailureCode.CLOSED, "Begin a new one");
        engine.close();
        decoder.close();
        assertFails(() -> left.append(1, none), FailureCode.CLOSED, "model is closed");
        assertFails(() -> left.truncate(0), FailureCode.CLOSED, "model is closed");
        left.close();
        assertFails(() -> decoder.newSequence(0), FailureCode.CLOSED, "model is closed");
        assertFails(() -> open(gqa()), FailureCode.CLOSED, "engine is closed");
        assertThat(decoder.cacheBytesInUse()).isZero();
    }

    @ParameterizedTest
    @EnumSource(CacheMode.class)
    void cachesStayWithinTheirBound(CacheMode mode) {
        long roomForOneFedBack = 2L * CONTEXT * (2 * 2 * 8 * Float.BYTES); // or for two that share
        CacheSettings one = CacheSettings.standard().withMode(mode).withMaxBytes(roomForOneFedBack);
        try (DecoderSession decoder = open(gqa().withCache(one));
                DecodingSequence filling = decoder.newSequence(0)) {
            if (mode == CacheMode.SHARED) {
                filling.append(PROMPT, none);
            }
            DecodingSequence first = decoder.newSequence(0);
            first.append(PROMPT, none);
            try (DecodingSequence second = decoder.newSequence(0)) {
                assertFails(() -> second.append(PROMPT, none), FailureCode.BUSY, "together they may hold");
                assertThat(second.length()).isZero();
                first.append(1, none);
                first.close();
                second.append(PROMPT, none);
                assertThat(second.length()).isEqualTo(PROMPT.length);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CacheMode.class)
    void whatIsExpectedIsTakenOnlyWhereItFits(CacheMode mode) {
        long bound = 100L * (2 * 2 * 8 * Float.BYTES) * (mode == CacheMode.SHARED ? 1 : 2);
        CacheSettings little = CacheSettings.standard().withMode(mode).withMaxBytes(bound);
        try (DecoderSession decoder = open(DecoderSettings.of("gqa.onnx", 1_000).withCache(little));
                DecodingSequence sequence = decoder.newSequence(1_000)) {
            sequence.append(PROMPT, none);
            sequence.append(1, none);
            assertThat(sequence.length()).isEqualTo(PROMPT.length + 1);
        }
    }

    @Test
    void aBoundThatHoldsNoTextAtAllIsToldWhenOpening() {
        assertFails(
                () -> open(gqa().withCache(CacheSettings.standard().withMaxBytes(1))), FailureCode.BUSY, "may hold 1");
    }

    @Test
    void namesMayBeOthers() {
        DecoderNames names = new DecoderNames(
                "input_ids", "attention_mask", "position_ids", "logits",
                List.of(
                        new CacheName("past_key_values.%d.key", "present.%d.key"),
                        new CacheName("past_key_values.%d.value", "present.%d.value")));
        try (DecoderSession decoder =
                open(DecoderSettings.of(DecoderGraphs.of("gqa.onnx").withNames(names), CONTEXT))) {
            assertThat(decoder.facts().layers()).isEqualTo(2);
        }
        DecoderNames wrong = new DecoderNames(
                "tokens", "attention_mask", "position_ids", "logits", DecoderNames.standard().caches());
        assertFails(
                () -> open(DecoderSettings.of(DecoderGraphs.of("gqa.onnx").withNames(wrong), CONTEXT)),
                FailureCode.MODEL_UNSUPPORTED,
                "\"input_ids\" that is not known");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CacheName("past.key", "present.%d.key"))
                .withMessageContaining("%d");
    }

    @Test
    void factsAreThoseOfTheGraph() {
        try (DecoderSession decoder = open(gqa().withThreads(2))) {
            assertThat(decoder.facts()).isEqualTo(new DecoderFacts(
                    CacheMode.SHARED, CONTEXT, 40, 256, false, 2, 2 * 2 * 8 * 4, "float", 2, List.of()));
        }
    }

    @Test
    void whatThePublisherAsksForIsWeighed() {
        PublishedSessionOptions wishes = new PublishedSessionOptions(
                OptionalInt.of(1),
                Optional.of(GraphOptimisation.BASIC),
                List.of(Device.named("cuda")),
                Map.of("session.set_denormal_as_zero", "1"),
                Optional.empty());
        try (DecoderSession decoder = open(gqa().withPublished(wishes))) {
            assertThat(decoder.facts().threads()).isEqualTo(1);
            assertThat(decoder.facts().notices()).singleElement().asString().contains("made for the device cuda; it runs on cpu");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cuda", "coreml", "directml", "webgpu", "openvino", "abacus"})
    void aDeviceThatIsNotHereIsToldWithWhatToAdd(String device) {
        try (OnnxEngine elsewhere = OnnxEngine.open(OnnxSettings.standard(1).withDevice(Device.named(device)))) {
            assertFails(
                    () -> elsewhere.openDecoder(ModelFolder.resource("decoders", "gqa.onnx"), gqa()),
                    FailureCode.DEVICE_UNAVAILABLE,
                    device.equals("abacus") ? "known are cpu, cuda" : "com.microsoft.onnxruntime:onnxruntime");
            assertFails(
                    () -> elsewhere.openEncoder(GraphFiles.ofResources("lookup.onnx"), "lookup.onnx"),
                    FailureCode.DEVICE_UNAVAILABLE,
                    device);
        }
    }

    @Test
    void settingsOutsideTheirRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> DecoderSettings.of("model.onnx", 3)).withMessageContaining("3 tokens");
        assertThatIllegalArgumentException().isThrownBy(() -> gqa().withPrefillChunk(0)).withMessageContaining("Chunks of 0");
        assertThatIllegalArgumentException().isThrownBy(() -> gqa().withThreads(0)).withMessageContaining("0 threads");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CacheSettings.standard().withMaxBytes(0))
                .withMessageContaining("0 bytes");
    }

    private DecoderSession open(DecoderSettings settings) {
        return engine.openDecoder(ModelFolder.resource("decoders", settings.graphs().graph()), settings);
    }

    private static DecoderSettings gqa() {
        return DecoderSettings.of("gqa.onnx", CONTEXT);
    }

    private static void assertFails(ThrowingCallable call, FailureCode code, String part) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }
}
