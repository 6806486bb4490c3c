package dev.openbook.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.model.ModelSource;
import dev.openbook.provenance.License;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalModelsTest {
    private static final String COMMIT = "0123456789012345678901234567890123456789";
    private static final String OLDER = "9876543210987654321098765432109876543210";

    @TempDir
    private Path cache;

    private List<LocalModel> list(Path where) {
        return new LocalModels(InspectionSettings.standard().withHubCache(where)).list();
    }

    private Path snapshot(String repository, String commit) {
        return cache.resolve("models--" + repository.replace("/", "--")).resolve("snapshots").resolve(commit);
    }

    private void reference(String repository, String name, String commit) throws IOException {
        Path references = cache.resolve("models--" + repository.replace("/", "--")).resolve("refs");
        Files.writeString(Files.createDirectories(references).resolve(name), commit + "\n");
    }

    @Test
    void models_are_listed_by_branch_and_otherwise_by_commit() throws IOException {
        new TestFolder(snapshot("org/tiny", COMMIT)).withModel().with("README.md", "---\nlicense: mit\npipeline_tag: fill-mask\n---\n");
        new TestFolder(snapshot("org/tiny", OLDER)).with("config.json", "{}");
        new TestFolder(snapshot("alone", OLDER)).with("config.json", "{}");
        reference("org/tiny", "main", COMMIT);
        Files.createDirectories(cache.resolve("datasets--org--data"));
        Files.createDirectories(cache.resolve("models--org--tiny/snapshots/not-a-commit"));

        List<LocalModel> models = list(cache);

        assertThat(models).extracting(model -> model.source().name()).containsExactly(
                "hub:alone@" + OLDER, "hub:org/tiny@" + OLDER, "hub:org/tiny@main");
        LocalModel named = models.getLast();
        assertThat(named.task()).contains("fill-mask");
        assertThat(named.license().known().flatMap(License::spdx)).contains("MIT");
        assertThat(named.files()).isEqualTo(3);
        assertThat(named.graphs()).isEqualTo(1);
        assertThat(models.getFirst().license().known()).isEmpty();
        assertThat(models.getFirst().source()).isEqualTo(ModelSource.hub("alone", OLDER));
    }

    @Test
    void sizes_are_those_behind_the_links_and_a_broken_link_hides_nothing() throws IOException {
        TestFolder blobs = new TestFolder(cache.resolve("models--org--tiny/blobs")).with("aa", "12345");
        new TestFolder(snapshot("org/tiny", COMMIT))
                .withLink("config.json", blobs.path().resolve("aa"))
                .withLink("gone.onnx", blobs.path().resolve("bb"));

        assertThat(list(cache)).singleElement().satisfies(model -> {
            assertThat(model.bytes()).isEqualTo(5);
            assertThat(model.files()).isEqualTo(1);
        });
    }

    /** Such as {@code x -> /}: the whole disk would be walked, and its files counted as the model's. */
    @Test
    void links_out_of_a_snapshot_are_not_followed() throws IOException {
        TestFolder disk = new TestFolder(cache.resolve("disk"))
                .with("a/b/other.onnx", "1234567")
                .with("README.md", "---\nlicense: mit\n---\n");
        new TestFolder(snapshot("org/tiny", COMMIT))
                .with("config.json", "{}")
                .withLink("x", disk.path())
                .withLink("README.md", disk.path().resolve("README.md"));

        assertThat(list(cache)).singleElement().satisfies(model -> {
            assertThat(model.files()).isEqualTo(1);
            assertThat(model.bytes()).isEqualTo(2);
            assertThat(model.graphs()).isZero();
            assertThat(model.license().known()).isEmpty();
        });
    }

    @Test
    void a_snapshot_that_is_a_link_out_of_the_cache_hides_no_other_model() throws IOException {
        new TestFolder(snapshot("org/tiny", COMMIT)).withModel();
        Path elsewhere = new TestFolder(cache.resolve("disk")).withModel().path();
        Files.createSymbolicLink(snapshot("org/tiny", OLDER), elsewhere);

        assertThat(list(cache)).extracting(model -> model.source().name()).containsExactly("hub:org/tiny@" + COMMIT);
    }

    @Test
    void a_snapshot_of_more_files_than_a_model_has_hides_no_other_model() throws IOException {
        new TestFolder(snapshot("org/tiny", COMMIT)).withModel();
        new TestFolder(snapshot("org/vast", COMMIT)).with("1", "").with("2", "").with("3", "");
        InspectionLimits all = InspectionLimits.standard();
        InspectionLimits two = new InspectionLimits(2, all.maxDepth(), all.maxConfigBytes(), all.cards(), all.graph());

        assertThat(new LocalModels(InspectionSettings.standard().withHubCache(cache).withLimits(two)).list())
                .extracting(model -> model.source().name()).containsExactly("hub:org/tiny@" + COMMIT);
    }

    @Test
    void without_a_cache_there_is_nothing_to_list() {
        assertThat(list(cache.resolve("none"))).isEmpty();
    }
}
