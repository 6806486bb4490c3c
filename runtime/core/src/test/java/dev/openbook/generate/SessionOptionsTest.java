package dev.openbook.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.model.Device;
import dev.openbook.onnx.OnnxSettings.GraphOptimisation;
import dev.openbook.onnx.PublishedSessionOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionOptionsTest {
    @TempDir
    private Path folder;

    private GeneratorSettings settings(String decoder) throws IOException {
        return GeneratorFolder.withDecoder(folder)
                .with("genai_config.json", "{\"model\": {\"context_length\": 8, \"eos_token_id\": 2, \"decoder\": " + decoder + "}}")
                .settings();
    }

    private GeneratorSettings options(String options) throws IOException {
        return settings("{\"session_options\": " + options + "}");
    }

    @Test
    void usual_options_ask_for_nothing() throws IOException {
        GeneratorSettings settings = options("{\"log_id\": \"onnxruntime-genai\", \"provider_options\": [], \"log_severity_level\": 3}");

        assertThat(settings.session()).isEqualTo(PublishedSessionOptions.none());
        assertThat(settings.notices()).isEmpty();
        assertThat(settings("{}").session()).isEqualTo(PublishedSessionOptions.none());
    }

    @Test
    void what_is_asked_of_the_engine_goes_there() throws IOException {
        GeneratorSettings settings = options("""
                {"intra_op_num_threads": 8, "graph_optimization_level": "ORT_ENABLE_EXTENDED", "custom_ops_library": "ops.so",
                 "provider_options": [{"cuda": {"enable_cuda_graph": "0", "device_id": 1, "device_filtering_options": {"hardware_device_type": "gpu"}}},
                                      {"dml": {}}],
                 "session.set_denormal_as_zero": "1", "config_entries": {"session.x": "y"}, "ignored": null}""");

        assertThat(settings.session().intraOpThreads()).hasValue(8);
        assertThat(settings.session().optimisation()).contains(GraphOptimisation.EXTENDED);
        assertThat(settings.session().customOperators()).contains("ops.so");
        assertThat(settings.session().devices())
                .containsExactly(new Device("cuda", Map.of("enable_cuda_graph", "0", "device_id", "1")), Device.named("directml"));
        assertThat(settings.session().configEntries())
                .containsOnly(Map.entry("session.set_denormal_as_zero", "1"), Map.entry("session.x", "y"));
        assertThat(settings.notices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ORT_DISABLE_ALL, NONE", "ORT_ENABLE_BASIC, BASIC", "ORT_ENABLE_EXTENDED, EXTENDED", "ORT_ENABLE_ALL, ALL"
    })
    void levels_of_optimisation(String level, GraphOptimisation expected) throws IOException {
        assertThat(options("{\"graph_optimization_level\": \"" + level + "\"}").session().optimisation()).contains(expected);
    }

    @Test
    void entries_that_had_names_of_their_own() throws IOException {
        assertThat(options("{\"disable_quant_qdq\": true, \"enable_quant_qdq_cleanup\": false}").session().configEntries())
                .containsOnly(Map.entry("session.disable_quant_qdq", "1"), Map.entry("session.enable_quant_qdq_cleanup", "0"));
    }

    @Test
    void no_threads_are_the_engines_choice() throws IOException {
        assertThat(options("{\"intra_op_num_threads\": 0}").session().intraOpThreads()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "\"enable_profiling\": \"profile\"|enable_profiling \"profile\"",
        "\"inter_op_num_threads\": 2|inter_op_num_threads 2",
        "\"enable_cpu_mem_arena\": false|enable_cpu_mem_arena false",
        "\"graph_optimization_level\": \"ORT_ENABLE_LAYOUT\"|graph_optimization_level"
    })
    void what_is_the_users_to_say_is_told(String member, String told) throws IOException {
        GeneratorSettings settings = options("{" + member + "}");

        assertThat(settings.session()).isEqualTo(PublishedSessionOptions.none());
        assertThat(settings.notices()).singleElement().asString().contains("genai_config.json", told, "not followed");
    }

    @Test
    void options_of_runs_are_told() throws IOException {
        assertThat(settings("{\"run_options\": {\"memory.enable_memory_arena_shrinkage\": \"cpu:0\", \"empty\": \"\"}}").notices())
                .singleElement().asString().contains("memory.enable_memory_arena_shrinkage", "not followed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"intra_op_num_threads\": \"8\"}|intra_op_num_threads",
        "{\"provider_options\": [\"cuda\"]}|provider_options",
        "{\"provider_options\": [{\"cuda\": \"on\"}]}|provider_options.cuda",
        "{\"provider_options\": [{\"cuda\": {\"a\": [1]}}]}|provider_options.cuda.a",
        "{\"session.entry\": {\"a\": 1}}|session.entry"
    })
    void what_is_not_as_it_should_be_is_named(String options, String part) {
        assertThatThrownBy(() -> options(options)).hasMessageContainingAll("genai_config.json", part);
    }

    @Test
    void a_folder_of_another_kind_asks_for_nothing() throws IOException {
        assertThat(GeneratorFolder.withDecoder(folder).settings().session()).isEqualTo(PublishedSessionOptions.none());
    }
}
