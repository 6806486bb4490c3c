package dev.openbook.onnx.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.onnx.DecoderNames;
import dev.openbook.onnx.DecoderNames.CacheName;
import dev.openbook.onnx.session.DecoderSignature.Switch;
import dev.openbook.onnx.session.TensorDeclaration.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecoderSignatureTest {
    private final List<TensorDeclaration> inputs = new ArrayList<>();
    private final List<TensorDeclaration> outputs = new ArrayList<>();

    @BeforeEach
    void declareTheUsual() {
        inputs.add(new TensorDeclaration("input_ids", Element.INT64, List.of(-1L, -1L)));
        outputs.add(new TensorDeclaration("logits", Element.FLOAT, List.of(-1L, -1L, 100L)));
    }

    @Test
    void layersMayDifferAndComeInAnyOrder() {
        cache(10, "key", Element.FLOAT, -1L, 2L, -1L, 16L);
        cache(10, "value", Element.FLOAT, -1L, 2L, -1L, 16L);
        cache(9, "key", Element.FLOAT16, -1L, 4L, -1L, 8L);
        cache(9, "value", Element.FLOAT16, -1L, 4L, -1L, 32L);
        List<CacheTensor> caches = signature(OptionalInt.empty()).caches();
        assertThat(caches).extracting(CacheTensor::past).containsExactly(
                "past_key_values.9.key", "past_key_values.9.value", "past_key_values.10.key", "past_key_values.10.value");
        assertThat(caches).extracting(CacheTensor::present).contains("present.9.key", "present.10.value");
        assertThat(caches).extracting(CacheTensor::bytesPerToken).containsExactly(64, 256, 128, 128);
        assertThat(caches.getFirst().shapeFor(7)).containsExactly(1, 4, 7, 8);
        assertThat(caches.getFirst().rows()).isEqualTo(4);
        assertThat(caches.getFirst().bytesPerCell()).isEqualTo(16);
    }

    @Test
    void theSizeOfAHeadComesFromTheModelsFilesWhereTheGraphLeavesItOpen() {
        cache(0, "key", Element.FLOAT, -1L, 2L, -1L, -1L);
        cache(0, "value", Element.FLOAT, -1L, 2L, -1L, -1L);
        assertThat(signature(OptionalInt.of(16)).caches().getFirst().shapeFor(3)).containsExactly(1, 2, 3, 16);
        assertRefused(OptionalInt.empty(), "head_size");
    }

    @Test
    void oneCachePerLayerOfBothKeysAndValues() {
        inputs.add(new TensorDeclaration("past_0", Element.FLOAT, List.of(2L, -1L, 12L, -1L, 64L)));
        outputs.add(new TensorDeclaration("present_0", Element.FLOAT, List.of(2L, -1L, 12L, -1L, 64L)));
        DecoderNames names = new DecoderNames(
                "input_ids", "attention_mask", "position_ids", "logits", List.of(new CacheName("past_%d", "present_%d")));
        CacheTensor cache = DecoderSignature.of("g", inputs, outputs, names, OptionalInt.empty()).caches().getFirst();
        assertThat(cache.shapeFor(5)).containsExactly(2, 1, 12, 5, 64);
        assertThat(cache.rows()).isEqualTo(24);
    }

    @Test
    void threeDimensionsAsOfASingleHead() {
        cache(0, "key", Element.FLOAT, -1L, -1L, 64L);
        assertThat(signature(OptionalInt.empty()).caches().getFirst().shapeFor(5)).containsExactly(1, 5, 64);
    }

    @Test
    void cachesOfFixedLengthOrOpenHeadsAreRefused() {
        cache(0, "key", Element.FLOAT, 1L, 2L, 512L, 16L);
        assertRefused(OptionalInt.of(16), "fixed length");
        inputs.removeLast();
        cache(0, "value", Element.FLOAT, -1L, -1L, -1L, 16L);
        assertRefused(OptionalInt.of(16), "leaves open how large");
    }

    @Test
    void cachesThatDoNotComeBackAreRefused() {
        inputs.add(new TensorDeclaration("past_key_values.0.key", Element.FLOAT, List.of(-1L, 2L, -1L, 16L)));
        assertRefused(OptionalInt.empty(), "does not give it back");
    }

    @Test
    void cachesThatComeBackInAnotherFormatAreRefused() {
        cache(0, "key", Element.FLOAT16, -1L, 2L, -1L, 16L);
        outputs.set(1, new TensorDeclaration("present.0.key", Element.FLOAT, List.of(-1L, 2L, -1L, 16L)));
        assertRefused(OptionalInt.empty(), "in the same number format");
    }

    @Test
    void sizesThatNoModelHasAreRefused() {
        cache(0, "key", Element.FLOAT, -1L, 1L << 40, -1L, 1L << 40);
        assertRefused(OptionalInt.empty(), "more than 16 MiB per token");
        inputs.removeLast();
        cache(0, "value", Element.FLOAT, -1L, 2L, -1L, -1L);
        assertRefused(OptionalInt.of(Integer.MAX_VALUE), "more than 16 MiB per token");
    }

    @Test
    void whatAGraphGivesAndDoesNotTakeMayBeOpenInSize() {
        outputs.add(new TensorDeclaration("present.0.key", Element.FLOAT, List.of(-1L, -1L, -1L, -1L)));
        DecoderSignature begins = signature(OptionalInt.empty());
        assertThat(begins.readsPast()).isFalse();
        CacheTensor given = begins.caches().getFirst();
        CacheTensor taken = new CacheTensor(
                0, "past_key_values.0.key", "present.0.key", Element.FLOAT, List.of(1L, 2L, -1L, 16L), 2);
        assertThat(given.goesInto(taken)).isTrue();
        assertThat(taken.goesInto(new CacheTensor(
                        0, "past_key_values.0.key", "present.0.key", Element.FLOAT, List.of(1L, 4L, -1L, 16L), 2)))
                .isFalse();
        assertThat(taken.goesInto(new CacheTensor(
                        0, "past_key_values.0.key", "present.0.key", Element.BFLOAT16, List.of(1L, 2L, -1L, 16L), 2)))
                .isFalse();
    }

    @Test
    void cachesOfWholeNumbersAreRefused() {
        cache(0, "key", Element.OTHER, -1L, 2L, -1L, 16L);
        assertRefused(OptionalInt.empty(), "number format");
    }

    @Test
    void graphsWithoutAnyCacheAreRefused() {
        assertRefused(OptionalInt.empty(), "keeps no cache");
    }

    @Test
    void switchesAreKnownByTheirNames() {
        cache(0, "key", Element.FLOAT, -1L, 2L, -1L, 16L);
        inputs.add(new TensorDeclaration("num_logits_to_keep", Element.INT64, List.of()));
        inputs.add(new TensorDeclaration("use_cache_branch", Element.BOOLEAN, List.of(1L)));
        inputs.add(new TensorDeclaration("seqlens_k", Element.INT32, List.of(-1L)));
        inputs.add(new TensorDeclaration("total_sequence_length", Element.INT32, List.of()));
        assertThat(signature(OptionalInt.empty()).switches()).containsOnlyKeys(Switch.values());
        inputs.add(new TensorDeclaration("logits_to_keep", Element.FLOAT, List.of()));
        assertRefused(OptionalInt.empty(), "\"logits_to_keep\" in a form");
    }

    @Test
    void masksOfFourDimensionsAndIdsThatAreNoNumbersAreRefused() {
        cache(0, "key", Element.FLOAT, -1L, 2L, -1L, 16L);
        inputs.add(new TensorDeclaration("attention_mask", Element.INT64, List.of(-1L, 1L, -1L, -1L)));
        assertRefused(OptionalInt.empty(), "another shape");
        inputs.removeLast();
        inputs.add(new TensorDeclaration("position_ids", Element.FLOAT, List.of(-1L, -1L)));
        assertRefused(OptionalInt.empty(), "other than whole numbers");
    }

    private void cache(int layer, String kind, Element element, Long... shape) {
        inputs.add(new TensorDeclaration("past_key_values." + layer + "." + kind, element, List.of(shape)));
        outputs.add(new TensorDeclaration("present." + layer + "." + kind, element, List.of(shape)));
    }

    private DecoderSignature signature(OptionalInt headSize) {
        return DecoderSignature.of("g", inputs, outputs, DecoderNames.standard(), headSize);
    }

    private void assertRefused(OptionalInt headSize, String part) {
        assertThatThrownBy(() -> signature(headSize))
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_UNSUPPORTED))
                .hasMessageContaining(part);
    }
}
