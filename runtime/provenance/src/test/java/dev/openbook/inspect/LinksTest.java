package dev.openbook.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.openbook.graph.Onnx;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What links do to a model's folder. */
class LinksTest {
    @TempDir
    private Path temporary;

    private TestFolder folder;

    @BeforeEach
    void prepare() throws IOException {
        folder = new TestFolder(Files.createDirectories(temporary.resolve("model"))).withModel();
    }

    private ModelProvenance inspect() {
        InspectionSettings settings = InspectionSettings.standard().withHubCache(temporary.resolve("hub"));
        try (ModelContent content = ModelInspector.create(settings).inspect(ModelSource.folder(folder.path()))) {
            return content.provenance();
        }
    }

    @Test
    void a_link_that_leaves_the_folder_is_an_error_and_is_not_read() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret"), "s");
        folder.withLink("config.json", secret).withLink("up", temporary);

        ModelProvenance provenance = inspect();

        assertThat(provenance.files()).extracting(ModelFile::path).containsExactly("model.onnx", "tokenizer.json");
        assertThat(provenance.findings())
                .hasSize(2)
                .allMatch(finding -> finding.code().equals("LINK_OUTSIDE") && finding.severity() == Severity.ERROR);
        assertThat(provenance.findings()).noneMatch(finding -> finding.message().contains(temporary.toString()));
    }

    @Test
    void links_that_stay_inside_are_noted() throws IOException {
        folder.withLink("copy.json", folder.path().resolve("tokenizer.json"))
                .withLink("loop", folder.path())
                .withLink("nowhere", Path.of("absent"));

        ModelProvenance provenance = inspect();

        assertThat(provenance.files()).extracting(ModelFile::path)
                .containsExactly("copy.json", "model.onnx", "tokenizer.json");
        assertThat(provenance.findings()).extracting(Finding::code)
                .containsExactlyInAnyOrder("LINK_INSIDE", "LINK_TO_FOLDER", "LINK_BROKEN");
        assertThat(provenance.unsafe()).isFalse();
    }

    @Test
    void weights_behind_a_link_are_an_error() throws IOException {
        folder.with("model.onnx", Onnx.external(Map.of("location", "weights")))
                .with("real", new byte[4])
                .withLink("weights", Path.of("real"));

        assertThat(inspect().findings()).extracting(Finding::code).containsExactly("LINK_INSIDE", "EXTERNAL_DATA_LINK");
    }

    @Test
    void a_second_name_for_a_file_is_noted() throws IOException {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("unix"),
                "skipped: this system does not count the names of a file");
        Files.createLink(temporary.resolve("elsewhere"), folder.path().resolve("model.onnx"));

        assertThat(inspect().findings()).singleElement()
                .returns("HARD_LINK", Finding::code)
                .returns("model.onnx has 2 names on this disk and may be changed through another one.", Finding::message);
    }

    @Test
    void several_names_of_a_file_are_how_the_declared_cache_may_work() throws IOException {
        folder = new TestFolder(Files.createDirectories(temporary.resolve("hub/models--a--b/snapshots/c"))).withModel();
        Files.createLink(temporary.resolve("hub/elsewhere"), folder.path().resolve("model.onnx"));

        assertThat(inspect().findings()).isEmpty();
    }

    @Test
    void weights_in_a_folder_that_is_a_link_are_not_here() throws IOException {
        Path outside = Files.createDirectories(temporary.resolve("outside"));
        Files.write(outside.resolve("weights"), new byte[4]);
        folder.with("model.onnx", Onnx.external(Map.of("location", "data/weights"))).withLink("data", outside);
        assertThat(inspect().findings()).extracting(Finding::code).containsExactly("LINK_OUTSIDE", "EXTERNAL_DATA_MISSING");

        Files.delete(folder.path().resolve("data"));
        folder.with("real/weights", new byte[4]).withLink("data", Path.of("real"));
        assertThat(inspect().findings()).extracting(Finding::code).containsExactly("LINK_TO_FOLDER", "EXTERNAL_DATA_MISSING");
        assertThat(inspect().unsafe()).isTrue();
    }

    @Test
    void names_that_are_not_the_same_everywhere_are_noted() throws IOException {
        assumeTrue(File.separatorChar == '/', "skipped: such names cannot be made on this system");
        folder.with("..\\x.bin", "").with("model.onnx:y", "").with("a\u202egpj.exe.txt", "").with("W.txt", "").with("w.txt", "")
                .with("\u00e9.txt", "").with("e\u0301.txt", "");

        assertThat(inspect().findings()).extracting(Finding::code).containsExactlyInAnyOrder(
                "FILE_NAME_UNSAFE", "FILE_NAME_UNSAFE", "FILE_NAME_UNSAFE", "FILE_NAMES_COLLIDE", "FILE_NAMES_COLLIDE");
        assertThat(inspect().unsafe()).isFalse();
    }

    @Test
    void a_folder_may_be_named_through_a_link() throws IOException {
        Path name = Files.createSymbolicLink(temporary.resolve("latest"), folder.path());
        try (ModelContent content = ModelInspector.create().inspect(ModelSource.folder(name))) {
            assertThat(content.provenance().findings()).isEmpty();
            assertThat(content.provenance().source()).isEqualTo("latest");
            content.requireUnchanged();
        }
    }

    @Test
    void many_findings_of_a_kind_are_summed_up_and_made_safe_to_print() throws IOException {
        for (int i = 0; i < 30; i++) {
            folder.withLink("link\u001b[31m" + i, temporary);
        }

        ModelProvenance provenance = inspect();

        assertThat(provenance.findings()).hasSize(21);
        assertThat(provenance.findings().getLast().message()).isEqualTo("10 more findings of this kind.");
        assertThat(provenance.findings()).noneMatch(finding -> finding.message().indexOf('\u001b') >= 0);
    }
}
