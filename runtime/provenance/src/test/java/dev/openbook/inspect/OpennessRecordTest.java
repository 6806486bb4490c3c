package dev.openbook.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.ModelProvenance;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class of openness comes from a record, never from what happens to lie in a folder. */
class OpennessRecordTest {
    private static final String OPEN_MODEL = """
            framework: {name: Model Openness Framework, version: '1.0', date: '2024-12-15'}
            release:
              name: Tiny
              producer: Somebody
              license: {distribution: {name: Apache-2.0, path: LICENSE}}
              components:
                - {name: Model architecture, description: ''}
                - {name: Model parameters (Final), description: ''}
                - {name: Technical report, description: ''}
                - {name: Evaluation results, description: ''}
                - {name: Model card, description: ''}
                - {name: Data card, description: ''}
            """;

    @TempDir
    private Path place;

    private TestFolder folder;

    @BeforeEach
    void makeModel() throws IOException {
        folder = new TestFolder(place.resolve("tiny")).withModel();
    }

    private ModelProvenance inspect(InspectionSettings settings) {
        try (ModelContent content = ModelInspector.create(settings).inspect(ModelSource.folder(folder.path()))) {
            return content.provenance();
        }
    }

    private ModelProvenance inspect() {
        return inspect(InspectionSettings.standard());
    }

    @Test
    void the_record_beside_the_model_counts() throws IOException {
        folder.with("MODEL_OPENNESS.yml", OPEN_MODEL);

        ModelProvenance model = inspect();

        assertThat(model.mof().modelClass()).isEqualTo(3);
        assertThat(model.openness().certainty()).isEqualTo(Certainty.INFERRED);
        assertThat(model.openness().evidence().source()).isEqualTo("MODEL_OPENNESS.yml");
        assertThat(InspectionReport.of(model).members().get("mof").toString()).contains("MODEL_OPENNESS.yml");
    }

    @Test
    void without_one_no_class_is_claimed_however_much_lies_there() throws IOException {
        folder.with("README.md", "---\nlicense: apache-2.0\n---\n# Paper\n## Evaluation\n").with("train.py", "pass").with("LICENSE", "x");

        ModelProvenance model = inspect();

        assertThat(model.openness().known()).isEmpty();
        assertThat(model.mof().modelClass()).isZero();
    }

    @Test
    void the_record_that_the_caller_names_goes_before() throws IOException {
        folder.with("MODEL_OPENNESS.yml", OPEN_MODEL);
        Path other = new TestFolder(place).with("other.yml", OPEN_MODEL.replace("Apache-2.0", "llama3")).path().resolve("other.yml");

        ModelProvenance model = inspect(InspectionSettings.standard().withOpennessRecord(other));

        assertThat(model.mof().modelClass()).isZero();
        assertThat(model.mof().invalid()).hasSize(6);
        assertThat(model.openness().evidence().source()).isEqualTo("other.yml");
    }

    @Test
    void a_damaged_record_beside_the_model_is_a_finding() throws IOException {
        folder.with("MODEL_OPENNESS.yml", "release: [");

        ModelProvenance model = inspect();

        assertThat(model.openness().known()).isEmpty();
        assertThat(model.findings()).extracting(Finding::code).contains("OPENNESS_RECORD_INVALID");
        assertThat(model.unsafe()).isFalse();
    }

    @Test
    void a_damaged_record_that_the_caller_names_is_a_failure() throws IOException {
        Path record = new TestFolder(place).with("bad.yml", "release: [").path().resolve("bad.yml");
        InspectionSettings settings = InspectionSettings.standard().withOpennessRecord(record);

        assertThatThrownBy(() -> inspect(settings))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.RECORD_INVALID));
        assertThatThrownBy(() -> inspect(InspectionSettings.standard().withOpennessRecord(place.resolve("none.yml"))))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.RECORD_INVALID))
                .hasMessageContaining("none.yml");
    }

    @Test
    void a_record_that_grants_more_than_the_card_is_noticed() throws IOException {
        folder.with("MODEL_OPENNESS.yml", OPEN_MODEL).with("README.md", "---\nlicense: llama3.1\n---\n");

        assertThat(inspect().findings())
                .filteredOn(finding -> finding.code().equals("OPENNESS_RECORD_DIFFERS"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("Apache-2.0").contains("README.md:2"));
        folder.with("README.md", "---\nlicense: apache-2.0\n---\n");
        assertThat(inspect().findings()).extracting(Finding::code).doesNotContain("OPENNESS_RECORD_DIFFERS");
    }
}
