package dev.openbook.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.graph.Onnx;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubCacheTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String CARD = "---\nlicense: mit\n---\n";
    /** What {@code git hash-object} prints for the card. */
    private static final String GIT_NAME = "32897cd3e640101ba184f8c4ccd896981de3804a";
    private static final String NO_DIGEST_OF_IT = "89abcdef0123456789abcdef0123456789abcdef";

    @TempDir
    private Path temporary;

    private Path repository;
    private ModelInspector inspector;

    /** The cache as huggingface_hub leaves it: contents in blobs, names as links in snapshots. */
    @BeforeEach
    void fill() throws IOException {
        Path cache = temporary.resolve("hub");
        repository = cache.resolve("models--acme--tiny");
        TestFolder files = new TestFolder(repository);
        byte[] graph = Onnx.adder();
        files.with("refs/main", COMMIT)
                .with("refs/refs/pr/1", "f".repeat(40))
                .with("blobs/" + Digest.of(graph).hex(), graph)
                .with("blobs/" + GIT_NAME, CARD)
                .withLink("snapshots/" + COMMIT + "/README.md", Path.of("../../blobs/" + GIT_NAME))
                .withLink("snapshots/" + COMMIT + "/onnx/model.onnx", Path.of("../../../blobs/" + Digest.of(graph).hex()));
        inspector = ModelInspector.create(InspectionSettings.standard().withHubCache(cache));
    }

    private ModelProvenance inspect(ModelSource source) {
        try (ModelContent content = inspector.inspect(source)) {
            content.requireUnchanged();
            return content.provenance();
        }
    }

    @Test
    void a_variant_of_a_snapshot() throws IOException {
        new TestFolder(repository).with("snapshots/" + COMMIT + "/onnx/model_q4.onnx", Onnx.adder());

        assertThat(inspect(ModelSource.hub("acme/tiny", "main", "q4")).layout().graphs()).startsWith("onnx/model_q4.onnx");
        assertThatThrownBy(() -> inspector.inspect(ModelSource.hub("acme/tiny", "main", "fp16")))
                .hasMessageContaining("q4 (onnx/model_q4.onnx)");
    }

    @Test
    void a_snapshot_that_is_a_link_out_of_its_repository_is_refused() throws IOException {
        String other = "1".repeat(40);
        new TestFolder(repository).withLink("snapshots/" + other, new TestFolder(temporary.resolve("x")).with("model.onnx", "").path());

        assertThatThrownBy(() -> inspector.inspect(ModelSource.hub("acme/tiny", other)))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_UNSAFE));
    }

    @Test
    void an_ancestor_s_snapshot_that_is_a_link_out_of_its_repository_is_not_read() throws IOException {
        Path elsewhere = new TestFolder(temporary.resolve("x")).with("README.md", "---\nlicense: mit\n---\n").path();
        Path hub = temporary.resolve("hub");
        new TestFolder(hub.resolve("models--acme--linked")).withLink("snapshots/" + COMMIT, elsewhere);
        new TestFolder(hub.resolve("models--acme--plain")).with("snapshots/" + COMMIT + "/README.md", "");

        assertThat(new HubCache(hub).findIfPresent("acme/linked")).isEmpty();
        assertThat(new HubCache(hub).findIfPresent("acme/plain")).isPresent();
    }

    @Test
    void finds_a_snapshot_by_branch_and_by_commit() {
        ModelProvenance byBranch = inspect(ModelSource.hub("acme/tiny", "main"));
        ModelProvenance byCommit = inspect(ModelSource.hub("acme/tiny", COMMIT));

        assertThat(byBranch.files()).extracting(ModelFile::path).containsExactly("README.md", "onnx/model.onnx");
        assertThat(byBranch.source()).isEqualTo("hub:acme/tiny@main");
        assertThat(byBranch.findings()).as("links to the blobs are how the cache works").isEmpty();
        assertThat(byBranch.license().value().spdx()).contains("MIT");
        assertThat(byCommit.rootDigest()).isEqualTo(byBranch.rootDigest());
    }

    /** Whoever writes the cache chooses the names of its contents, too. */
    @Test
    void the_names_of_the_contents_prove_no_origin() {
        ModelProvenance provenance = inspect(ModelSource.hub("acme/tiny", "main"));

        assertThat(provenance.origin().value()).isEqualTo("hub:acme/tiny@" + COMMIT);
        assertThat(provenance.origin().certainty()).isEqualTo(Certainty.STATED);
        assertThat(provenance.origin().evidence().reason()).isEqualTo(
                "The cache says so; all 2 files have the digest under which the cache keeps them.");
    }

    @Test
    void a_file_put_into_the_snapshot_beside_published_ones_verifies_nothing() throws IOException {
        Path graph = repository.resolve("snapshots").resolve(COMMIT).resolve("onnx/model.onnx");
        byte[] weights = {1, 2, 3};
        Files.delete(graph);
        Files.write(graph, Onnx.adder());
        new TestFolder(repository)
                .with("blobs/" + Digest.of(weights).hex(), weights)
                .withLink("snapshots/" + COMMIT + "/weights.bin", Path.of("../../blobs/" + Digest.of(weights).hex()));

        ModelProvenance provenance = inspect(ModelSource.hub("acme/tiny", "main"));

        assertThat(provenance.origin().certainty()).isEqualTo(Certainty.STATED);
        assertThat(provenance.origin().evidence().reason()).isEqualTo("The cache says so; 2 of 3 files have the digest under which the"
                + " cache keeps them, 0 have another, 0 carry none to compare with, and 1 lie outside the cache's contents.");
        assertThat(provenance.findings()).singleElement()
                .returns("HUB_FILE_ADDED", Finding::code)
                .returns("onnx/model.onnx", Finding::place)
                .returns(Finding.Severity.WARNING, Finding::severity);
    }

    @Test
    void a_content_under_a_name_that_git_did_not_compute_is_an_error() throws IOException {
        Path graph = repository.resolve("snapshots").resolve(COMMIT).resolve("onnx/model.onnx");
        Files.delete(graph);
        new TestFolder(repository)
                .with("blobs/" + NO_DIGEST_OF_IT, Onnx.adder())
                .withLink("snapshots/" + COMMIT + "/onnx/model.onnx", Path.of("../../../blobs/" + NO_DIGEST_OF_IT));

        ModelProvenance provenance = inspect(ModelSource.hub("acme/tiny", "main"));

        assertThat(provenance.origin().certainty()).isEqualTo(Certainty.STATED);
        assertThat(provenance.origin().evidence().reason()).contains("1 of 2 files").contains("1 have another");
        assertThat(provenance.findings()).extracting(Finding::code).containsExactly("HUB_DIGEST_DIFFERS");
    }

    @Test
    void a_content_without_a_digest_for_a_name_is_counted() throws IOException {
        new TestFolder(repository)
                .with("blobs/etag", "x")
                .withLink("snapshots/" + COMMIT + "/notes.txt", Path.of("../../blobs/etag"));

        ModelProvenance provenance = inspect(ModelSource.hub("acme/tiny", "main"));

        assertThat(provenance.origin().certainty()).isEqualTo(Certainty.STATED);
        assertThat(provenance.origin().evidence().reason()).contains("2 of 3 files").contains("1 carry none");
    }

    @Test
    void another_content_than_the_published_one_is_an_error() throws IOException {
        Path blob = repository.resolve("blobs").resolve(Digest.of(Onnx.adder()).hex());
        Files.write(blob, Onnx.external(Map.of("location", "absent")));

        ModelProvenance provenance = inspect(ModelSource.hub("acme/tiny", "main"));

        assertThat(provenance.origin().certainty()).isEqualTo(Certainty.STATED);
        assertThat(provenance.findings()).extracting(Finding::code).contains("HUB_DIGEST_DIFFERS");
        assertThat(provenance.unsafe()).isTrue();
    }

    @Test
    void a_snapshot_may_be_named_as_a_folder() {
        ModelProvenance provenance = inspect(ModelSource.folder(repository.resolve("snapshots").resolve(COMMIT)));

        assertThat(provenance.findings()).isEmpty();
        assertThat(provenance.files()).hasSize(2);
    }

    @Test
    void links_that_leave_the_cache_are_errors_here_too() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret"), "s");
        new TestFolder(repository)
                .withLink("snapshots/" + COMMIT + "/config.json", secret)
                .withLink("blobs/trick", secret)
                .withLink("snapshots/" + COMMIT + "/tokenizer.json", Path.of("../../blobs/trick"));

        ModelProvenance provenance = inspect(ModelSource.hub("acme/tiny", "main"));

        assertThat(provenance.findings()).extracting(Finding::code).containsExactly("LINK_OUTSIDE", "LINK_OUTSIDE");
        assertThat(provenance.files()).hasSize(2);
    }

    @Test
    void what_is_not_in_the_cache_is_said_with_what_to_do() throws IOException {
        assertMissing("acme/huge", "main", "There is no acme/huge in the local Hugging Face cache");
        assertMissing("acme/tiny", "v9", "has no revision v9 of acme/tiny; it has main, refs.");
        new TestFolder(repository).with("refs/\u001b[2J", "x");
        assertMissing("acme/tiny", "v9", "it has  [2J, main, refs.");
        assertMissing("acme/tiny", "refs/pr/1", "does not hold its files");
        assertMissing("acme/tiny", "a".repeat(40), "does not hold its files");
        assertMissing("acme/tiny", "../../../secret", "has no revision");
    }

    private void assertMissing(String repositoryName, String revision, String message) {
        assertThatThrownBy(() -> inspector.inspect(ModelSource.hub(repositoryName, revision)))
                .hasMessageContaining(message)
                .hasMessageContaining("hf download " + repositoryName)
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_MISSING));
    }

    @ParameterizedTest
    @CsvSource({"../evil", "a/b/c", "/etc", "a/..", "''", "a//b"})
    void what_is_no_name_is_refused(String name) {
        assertThatThrownBy(() -> inspector.inspect(ModelSource.hub(name, "main"))).isInstanceOfSatisfying(
                OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID));
    }

    @Test
    void the_cache_lies_where_the_environment_says() {
        Path home = Path.of("home");
        Map<String, String> both = Map.of("HF_HUB_CACHE", "cache", "HF_HOME", "base");

        assertThat(HubCache.root(name -> Optional.ofNullable(both.get(name)), home)).isEqualTo(Path.of("cache"));
        assertThat(HubCache.root(name -> name.equals("HF_HOME") ? Optional.of("base") : Optional.empty(), home))
                .isEqualTo(Path.of("base", "hub"));
        assertThat(HubCache.root(name -> Optional.empty(), home))
                .isEqualTo(Path.of("home", ".cache", "huggingface", "hub"));
        assertThat(HubCache.root(name -> Optional.of(" "), home))
                .isEqualTo(Path.of("home", ".cache", "huggingface", "hub"));
    }
}
