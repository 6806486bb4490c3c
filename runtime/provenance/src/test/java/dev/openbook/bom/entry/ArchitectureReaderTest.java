package dev.openbook.bom.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.inspect.ModelInspector;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureReaderTest {
    @TempDir
    private Path folder;

    private ModelArchitecture read(String configuration) throws IOException {
        Files.writeString(folder.resolve("config.json"), configuration);
        try (ModelContent content = ModelInspector.create().inspect(ModelSource.folder(folder))) {
            return ArchitectureReader.read(content);
        }
    }

    @Test
    void families_have_names_of_their_own_for_the_same_sizes() throws IOException {
        ModelArchitecture llama = read("""
                {"model_type": "llama", "architectures": ["LlamaForCausalLM"], "hidden_size": 64, "num_hidden_layers": 2,
                 "max_position_embeddings": 2048, "vocab_size": 512}
                """);
        ModelArchitecture gpt2 = read("{\"model_type\": \"gpt2\", \"n_embd\": 64, \"n_layer\": 2, \"n_positions\": 2048, \"vocab_size\": 512}");

        assertThat(llama.family()).isEqualTo("llama");
        assertThat(llama.architecture()).isEqualTo("LlamaForCausalLM");
        assertThat(llama.hyperparameters()).isEqualTo(Map.of(
                "hidden_size", "64", "num_hidden_layers", "2", "context_length", "2048", "vocab_size", "512"));
        assertThat(gpt2.hyperparameters()).isEqualTo(llama.hyperparameters());
        assertThat(gpt2.architecture()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "[]", "{", "{}", "{\"model_type\": 1, \"architectures\": {}, \"hidden_size\": \"64\", \"vocab_size\": NaN}",
        "{\"architectures\": []}", "{\"architectures\": [null]}"
    })
    void a_configuration_that_says_nothing(String configuration) throws IOException {
        assertThat(read(configuration)).isEqualTo(ModelArchitecture.UNKNOWN);
    }

    @Test
    void a_model_without_one() throws IOException {
        Files.writeString(folder.resolve("README.md"), "# Little");
        try (ModelContent content = ModelInspector.create().inspect(ModelSource.folder(folder))) {
            assertThat(ArchitectureReader.read(content)).isEqualTo(ModelArchitecture.UNKNOWN);
        }
    }

    @Test
    void sizes_have_an_order() {
        assertThat(new ModelArchitecture("", "", Map.of("b", "2", "a", "1")).hyperparameters()).containsExactly(
                Map.entry("a", "1"), Map.entry("b", "2"));
    }
}
