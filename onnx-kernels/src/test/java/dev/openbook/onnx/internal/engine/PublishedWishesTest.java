package dev.openbook.onnx.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Device;
import dev.openbook.onnx.DecoderSettings;
import dev.openbook.onnx.OnnxSettings;
import dev.openbook.onnx.OnnxSettings.GraphOptimisation;
import dev.openbook.onnx.PublishedSessionOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedWishesTest {
    private final List<String> notices = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "0, 2, 2", "0, 16, 4", "6, 16, 6", "6, 2, 2"})
    void threadsAreThePublishersUpToTheProcessorsElseFour(int wished, int processors, int expected) {
        PublishedSessionOptions published = wishes(wished == 0 ? OptionalInt.empty() : OptionalInt.of(wished), Map.of());
        assertThat(granted(published, processors).threads()).isEqualTo(expected);
        assertThat(notices).hasSize(wished > processors ? 1 : 0);
    }

    @Test
    void theUsersThreadsCount() {
        DecoderSettings settings =
                DecoderSettings.of("model.onnx", 64).withPublished(wishes(OptionalInt.of(6), Map.of())).withThreads(9);
        assertThat(PublishedWishes.granted(OnnxSettings.standard(1), settings, 4, notices).threads()).isEqualTo(9);
        assertThat(notices).isEmpty();
    }

    @Test
    void theLowerOptimisationCounts() {
        PublishedSessionOptions basic = new PublishedSessionOptions(
                OptionalInt.empty(), Optional.of(GraphOptimisation.BASIC), List.of(), Map.of(), Optional.empty());
        assertThat(granted(basic, 4).optimisation()).isEqualTo(GraphOptimisation.BASIC);
        OnnxSettings none = new OnnxSettings(1, 1, false, true, GraphOptimisation.NONE, Device.cpu());
        DecoderSettings settings = DecoderSettings.of("model.onnx", 64).withPublished(basic);
        assertThat(PublishedWishes.granted(none, settings, 4, notices).optimisation()).isEqualTo(GraphOptimisation.NONE);
    }

    @Test
    void harmlessEntriesAreGrantedAndThoseAboutSpeedAreTheUsers() {
        EngineOptions options = granted(
                wishes(
                        OptionalInt.empty(),
                        Map.of("session.set_denormal_as_zero", "1", "session.intra_op.allow_spinning", "1")),
                4);
        assertThat(options.entries()).containsExactly(Map.entry("session.set_denormal_as_zero", "1"));
        assertThat(notices).singleElement().asString().contains("session.intra_op.allow_spinning");
    }

    @ParameterizedTest
    @ValueSource(strings = {"banana", "true", "", "-1", "5", "77"})
    void valuesThatTheEngineWouldNotUnderstandAreLeftOut(String value) {
        String key = "session.qdq_matmulnbits_accuracy_level";
        assertThat(granted(wishes(OptionalInt.empty(), Map.of(key, value)), 4).entries()).isEmpty();
        assertThat(notices).singleElement().asString().contains(key).contains("left out");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "session.save_external_prepacked_constant_initializers", "session.use_env_allocators", "session.load_model_format",
        "ep.context_enable", "session.model_external_initializers_file_folder_path"
    })
    void otherEntriesAreRefused(String key) {
        assertRefused(wishes(OptionalInt.empty(), Map.of(key, "1")), FailureCode.MODEL_UNSUPPORTED, key);
    }

    @Test
    void programsThatComeWithAModelAreRefused() {
        assertRefused(
                new PublishedSessionOptions(
                        OptionalInt.empty(), Optional.empty(), List.of(), Map.of(), Optional.of("operators.so")),
                FailureCode.MODEL_UNSAFE,
                "custom_ops_library");
    }

    @Test
    void optionsOfTheUsersDeviceAreTheUsers() {
        Device wished = new Device("cuda", Map.of("gpu_external_alloc", "1234"));
        PublishedSessionOptions published = new PublishedSessionOptions(
                OptionalInt.empty(), Optional.empty(), List.of(wished), Map.of(), Optional.empty());
        OnnxSettings cuda = OnnxSettings.standard(1).withDevice(Device.named("cuda"));
        DecoderSettings settings = DecoderSettings.of("model.onnx", 64).withPublished(published);
        EngineOptions options = PublishedWishes.granted(cuda, settings, 4, notices);
        assertThat(options.settings().device().options()).isEmpty();
        assertThat(notices).singleElement().asString().contains("gpu_external_alloc");
    }

    private EngineOptions granted(PublishedSessionOptions published, int processors) {
        DecoderSettings settings = DecoderSettings.of("model.onnx", 64).withPublished(published);
        return PublishedWishes.granted(OnnxSettings.standard(1), settings, processors, notices);
    }

    private void assertRefused(PublishedSessionOptions published, FailureCode code, String part) {
        assertThatThrownBy(() -> granted(published, 4))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }

    private static PublishedSessionOptions wishes(OptionalInt threads, Map<String, String> entries) {
        return new PublishedSessionOptions(threads, Optional.empty(), List.of(), entries, Optional.empty());
    }
}
