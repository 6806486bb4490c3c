package dev.openbook.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.lineage.LineageDrawing;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.ModelProvenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model trained in one place, refined in another and quantised in a third, all three in the hub's cache. */
class DescentOnDiskTest {
    private static final String COMMIT = "0123456789012345678901234567890123456789";

    @TempDir
    private Path cache;

    @BeforeEach
    void fillCache() throws IOException {
        model("squeezer/tiny-int8", "---\nlicense: apache-2.0\nbase_model: refiner/tiny-chat\nbase_model_relation: quantized\n---\n");
        model("refiner/tiny-chat", "---\nlicense: apache-2.0\nbase_model: trainer/tiny\nbase_model_relation: finetune\n---\n");
        model("trainer/tiny", "---\nlicense: cc-by-nc-4.0\n---\n# Tiny\n");
    }

    private TestFolder model(String name, String card) throws IOException {
        Path repository = cache.resolve("models--" + name.replace("/", "--"));
        Files.writeString(Files.createDirectories(repository.resolve("refs")).resolve("main"), COMMIT);
        return new TestFolder(repository.resolve("snapshots").resolve(COMMIT)).withModel().with("README.md", card);
    }

    private ModelProvenance inspect() {
        InspectionSettings settings = InspectionSettings.standard().withHubCache(cache);
        try (ModelContent content = ModelInspector.create(settings).inspect(ModelSource.hub("squeezer/tiny-int8", "main"))) {
            return content.provenance();
        }
    }

    @Test
    void threeLinksWithTheirEvidenceAndAnEndThatIsNotKnown() {
        ModelProvenance model = inspect();

        assertThat(model.lineage().ancestors().keySet()).containsExactly("refiner/tiny-chat", "trainer/tiny");
        assertThat(model.lineage().links())
                .extracting(link -> link.relation().known().orElse("unknown"))
                .startsWith("quantized", "finetune");
        LineageLink second = model.lineage().linksOf("refiner/tiny-chat").getFirst();
        assertThat(second.model().known()).contains("trainer/tiny");
        assertThat(second.model().evidence().source()).contains("refiner/tiny-chat").contains("README.md:3");
        assertThat(second.license().known()).hasValueSatisfying(license -> assertThat(license.open()).isFalse());
        assertThat(model.lineage().linksOf("trainer/tiny")).singleElement().satisfies(last ->
                assertThat(last.model().known()).isEmpty());
        assertThat(LineageDrawing.text(model)).contains("refiner/tiny-chat", "trainer/tiny", "not known");
    }

    @Test
    void termsThatAnAncestorDidNotGrantAreNoticed() {
        assertThat(inspect().findings())
                .filteredOn(finding -> finding.code().equals("LICENSE_LAUNDERING_SUSPECTED"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.message()).contains("trainer/tiny"));
    }

    @Test
    void aCardThatALinkLeadsToOutsideTheCacheIsNotRead() throws IOException {
        Path outside = Files.writeString(Files.createTempDirectory("outside").resolve("README.md"), "---\nbase_model: evil/twin\n---\n");
        Path card = cache.resolve("models--trainer--tiny/snapshots").resolve(COMMIT).resolve("README.md");
        Files.delete(card);
        Files.createSymbolicLink(card, outside);

        assertThat(inspect().lineage().ancestors().keySet()).containsExactly("refiner/tiny-chat", "trainer/tiny");
    }

    @Test
    void ancestorsInACircleComeToAnEnd() throws IOException {
        model("trainer/tiny", "---\nbase_model: squeezer/tiny-int8\n---\n");

        ModelProvenance model = inspect();

        assertThat(model.lineage().links()).hasSizeLessThan(10);
        assertThat(model.findings()).extracting(Finding::code).contains("LINEAGE_CYCLE");
    }
}
