package dev.openbook.mof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.MofComponent;
import dev.openbook.provenance.MofComponent.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MofRecordReaderTest {
    private static final String TODAY = """
            framework: {name: 'Model Openness Framework', version: '1.0', date: '2024-12-15'}
            release:
              name: Sparrow
              version: 1.10
              producer: A small charity
              license:
                distribution: {name: Apache-2.0, path: LICENSE}
                data: {name: CDLA-Permissive-2.0, path: null}
              components:
                - name: Model parameters (Final)
                  description: Weights
                  component_path: model.onnx
                - name: 'Model card'
                  description: 'no'
                  license: unlicensed
                - name: Data card
                  license: ''
            """;
    private static final String FIRST = """
            framework: {name: 'Model Openness Framework', version: '1.0', date: '2024-12-15'}
            release:
              name: Wren
              github: https://example.org/wren
              components:
                - {name: Training code, description: d, location: src, license_name: MIT, license_path: LICENSE}
                - {name: Datasets, description: d, location: '', license_name: Component not included, license_path: ''}
                - {name: Model card, description: d, location: '', license_name: License not specified, license_path: ''}
                - {name: Data card, description: d, location: '', license_name: '', license_path: ''}
            """;

    @Test
    void todaysForm() {
        MofRecord release = MofRecordReader.read("today.yml", TODAY);
        assertThat(release.name()).isEqualTo("Sparrow");
        assertThat(release.about()).containsEntry("version", "1.10");
        assertThat(release.licenses())
                .isEqualTo(new MofLicenses(
                        Optional.of(new NamedLicense("Apache-2.0", "LICENSE")),
                        Map.of(Kind.DATA, new NamedLicense("CDLA-Permissive-2.0", ""))));
        assertThat(release.entries())
                .containsExactly(
                        new MofEntry(MofComponent.FINAL_PARAMETERS, "Weights", Optional.empty(), "", "model.onnx"),
                        new MofEntry(MofComponent.MODEL_CARD, "no", Optional.of("unlicensed"), "", ""),
                        new MofEntry(MofComponent.DATA_CARD, "", Optional.of(""), "", ""));
    }

    @Test
    void theFirstForm() {
        MofRecord release = MofRecordReader.read("first.yml", FIRST);
        assertThat(release.about()).containsEntry("repository", "https://example.org/wren");
        assertThat(release.entries())
                .containsExactly(
                        new MofEntry(MofComponent.MODEL_CARD, "d", Optional.of(""), "", ""),
                        new MofEntry(MofComponent.DATA_CARD, "d", Optional.of(""), "", ""),
                        new MofEntry(MofComponent.TRAINING_CODE, "d", Optional.of("MIT"), "LICENSE", "src"));
    }

    @Test
    void aComponentThatIsNotIncludedIsNone() {
        String record = """
                release:
                  name: GPT-3
                  components:
                    - name: 'Model parameters (Final)'
                      description: 'Trained model parameters, weights and biases'
                      location: ''
                      license_name: 'Component Component not included'
                      license_path: ''
                    - {name: Datasets, description: d, location: '', license_name: 'component not included.', license_path: ''}
                    - {name: Model card, description: d, location: '', license_name: MIT, license_path: ''}
                """;
        assertThat(MofRecordReader.read("GPT-3.yml", record).entries()).extracting(MofEntry::component)
                .containsExactly(MofComponent.MODEL_CARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ''", " {}", " []", " {distribution: null}", " {distribution: ''}", " {distribution: [], code: {}}"})
    void aReleaseMayNameNoLicence(String license) {
        MofLicenses licenses = MofRecordReader.read("a.yml", "release:\n  license:" + license + "\n  components: []\n").licenses();
        assertThat(licenses.distribution()).isEmpty();
        assertThat(licenses.byKind().values()).allMatch(named -> named.name().isEmpty());
    }

    @Test
    void ofTwoComponentsOfANameTheLastCounts() {
        String twice = "release: {name: A, components: [{name: Model card, license: MIT}, {name: Model card, license: Zlib}]}";
        assertThat(MofRecordReader.read("twice.yml", twice).entries())
                .containsExactly(new MofEntry(MofComponent.MODEL_CARD, "", Optional.of("Zlib"), "", ""));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        MofRecord odd = new MofRecord(
                Map.of("version", "1.0"),
                Map.of("name", "\"quoted\" \\ back\nline \u2028 \u202E \uE000 \u200D \u0007 \uD83D\uDE00 : # '", "version", "1.10", "type", ""),
                MofLicenses.none(),
                List.of(new MofEntry(MofComponent.MODEL_CARD, "null", Optional.of(""), "a: b", "- c")));
        for (MofRecord release : List.of(odd, MofRecordReader.read("a", TODAY), MofRecordReader.read("b", FIRST))) {
            MofRecord again = MofRecordReader.read("again", MofRecordWriter.write(release));
            assertThat(again.about()).isEqualTo(release.about());
            assertThat(again.licenses()).isEqualTo(release.licenses());
            assertThat(again.entries()).isEqualTo(release.entries());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'' | is empty",
        "'just words' | list of keys and values",
        "'framework: {}' | no \"release\"",
        "'release: {name: A}' | no \"components\"",
        "'release: {components: 3}' | not a list",
        "'release: {components: [{name: Training dataset}]}' | (line 1) has the component \"Training dataset\"",
        "'release: {components: [], components: []}' | \"components\" twice",
        "'release: {components: [' | cannot be read as YAML",
        "'release: {name: \"\\UFFFFFFFF\"}' | cannot be read as YAML",
        "'release: {components: [{name: Model card, license: [Proprietary]}]}' | (line 1) has a \"license\" of a component",
        "'release: {components: [],\n license: Apache-2.0}' | (line 2) has \"license\" of the release that is not a list of keys",
        "'release: {license: {distribution: Apache-2.0}, components: []}' | (line 1) has \"distribution\" under \"license\" that is not",
        "'release: {license: [Apache-2.0], components: []}' | (line 1) has \"license\" of the release that is not a list of keys",
        "'a: &a [1, 1]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]' | no \"release\"",
    })
    void whatIsNoRecordIsRefused(String yaml, String reason) {
        assertThatThrownBy(() -> MofRecordReader.read("bad.yml", yaml))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.RECORD_INVALID))
                .hasMessageContaining("bad.yml")
                .hasMessageContaining(reason.strip());
    }

    @Test
    void aDeepOrLongRecordIsRefused() {
        for (String yaml : List.of("[".repeat(5_000), "release: " + "x".repeat(MofRecordReader.MAX_CHARACTERS))) {
            assertThatThrownBy(() -> MofRecordReader.read("huge.yml", yaml))
                    .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.RECORD_INVALID));
        }
    }

    @Test
    void aWordRepeatedWithoutEndIsRefused() {
        StringBuilder yaml = new StringBuilder("x: &a \"" + "x".repeat(500_000) + "\"\nframework: {");
        for (int key = 0; key < 30_000; key++) {
            yaml.append('k').append(key).append(": *a, ");
        }
        assertThatThrownBy(() -> MofRecordReader.read("huge.yml", yaml + "}\nrelease: {components: []}\n"))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.RECORD_INVALID));
    }

    @Test
    void manyKeysAreReadOnce() {
        StringBuilder yaml = new StringBuilder("release:\n  name: Wren\n  components: []\n");
        for (int key = 0; key < 80_000; key++) {
            yaml.append("  k").append(key).append(": 1\n");
        }
        assertThat(MofRecordReader.read("keys.yml", yaml.toString()).about()).isEqualTo(Map.of("name", "Wren"));
    }

    @Test
    void onlyAComponentThatNamesNoLicenceHasThatOfTheRelease() {
        String none = "release: {components: [{name: Model card, license: null}]}";
        assertThat(MofRecordReader.read("none.yml", none).entries().getFirst().license()).isEmpty();
    }

    @Test
    void anAlteredRecordIsReadOrRefused() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder yaml = new StringBuilder(i % 2 == 0 ? TODAY : FIRST);
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                int at = random.nextInt(yaml.length());
                switch (random.nextInt(3)) {
                    case 0 -> yaml.deleteCharAt(at);
                    case 1 -> yaml.setCharAt(at, (char) random.nextInt(32, 127));
                    default -> yaml.insert(at, "{}[]:,&*!|>'\"%@`\n\t- #".charAt(random.nextInt(21)));
                }
            }
            try {
                MofRecord release = MofRecordReader.read("altered", yaml.toString());
                assertThat(MofRecordReader.read("again", MofRecordWriter.write(release)).entries()).isEqualTo(release.entries());
            } catch (OpenbookException e) {
                assertThat(e.code()).isEqualTo(FailureCode.RECORD_INVALID);
            }
        }
    }
}
