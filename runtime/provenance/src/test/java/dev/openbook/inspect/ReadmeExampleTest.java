package dev.openbook.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.value.CanonicalJson;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of this module's README. */
class ReadmeExampleTest {
    @Test
    void compiles_and_runs(@TempDir Path folder) throws IOException {
        new TestFolder(folder).withModel().with("README.md", "---\nlicense: mit\n---\n");
        try (ModelContent model = ModelInspector.create().inspect(ModelSource.folder(folder))) {
            ModelProvenance provenance = model.provenance();
            assertThat(provenance.license().known()).isPresent();
            assertThat(provenance.unsafe()).isFalse();
            assertThat(model.bytes(provenance.layout().graphs().getFirst()).hasRemaining()).isTrue();
            assertThat(CanonicalJson.write(InspectionReport.of(provenance))).contains("\"spdx\":\"MIT\"");
        }
    }
}
