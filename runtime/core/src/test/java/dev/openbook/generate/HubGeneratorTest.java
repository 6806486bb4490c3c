package dev.openbook.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.HubSnapshot;
import dev.openbook.Openbook;
import dev.openbook.model.Generation;
import dev.openbook.model.GenerationOptions;
import dev.openbook.model.GenerationRequest;
import dev.openbook.model.Prompt;
import dev.openbook.model.TextGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A generator in the hub's cache, with weights beside its graph, writes what it writes from a folder. */
class HubGeneratorTest {
    @TempDir
    private Path cache;

    @Test
    void writes_the_same_tokens_as_from_a_folder() throws IOException {
        HubSnapshot snapshot = HubSnapshot.create(cache);
        for (Path file : files(TinyGenerators.folder(TinyGenerators.LLAMA))) {
            snapshot.with(file.getFileName().toString(), Files.readAllBytes(file));
        }
        JsonNode golden = TinyGenerators.golden(TinyGenerators.LLAMA);
        JsonNode known = golden.path("cases").get(0);
        try (Openbook openbook = snapshot.openbook();
                TextGenerator generator = openbook.textGenerator(snapshot.source())) {
            Generation generation = generator.generate(GenerationRequest.of(
                    Prompt.text(known.path("text").asString()), GenerationOptions.greedy(golden.path("max_new_tokens").asInt())));

            assertThat(generator.provenance().graph().orElseThrow().externalFiles()).containsExactly("model.onnx.data");
            assertThat(generation.outputIds()).isEqualTo(TinyGenerators.ids(known.path("output_ids")));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
