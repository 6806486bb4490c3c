package dev.openbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class MofCommandTest {
    @TempDir
    Path folder;

    private String file = "";

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("MODEL_OPENNESS.yml"), """
                framework: {name: Model Openness Framework, version: '1.0', date: '2024-12-15'}
                release:
                  name: Sparrow
                  license: {distribution: {name: Apache-2.0, path: LICENSE}}
                  components:
                    - {name: Model architecture}
                    - {name: Model parameters (Final)}
                    - {name: Technical report}
                    - {name: Evaluation results}
                    - {name: Model card}
                    - {name: Data card, license: CC-BY-4.0}
                    - {name: Training code, license: Apache 2.0}
                    - {name: Datasets, license: unlicensed}
                """).toString();
    }

    @Test
    void aRecordIsAClass() {
        Run run = Run.of("mof", file, "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode report = run.json();
        assertThat(report.get("mode").asString()).isEqualTo("mot");
        assertThat(report.get("class").asInt()).isEqualTo(3);
        assertThat(report.get("label").asString()).isEqualTo("Class III - Open Model");
        assertThat(report.get("progress").get("2").asDouble()).isEqualTo(60);
        assertThat(report.get("badge").get("2").asString()).isEqualTo("In progress (60%)");
        assertThat(report.get("progress").get("1").asDouble()).isZero();
        assertThat(report.get("conditional").asBoolean()).isTrue();
        assertThat(report.get("notTypeAppropriate").get(0).asString()).isEqualTo("Model parameters (Final)");
        assertThat(report.get("invalid").get(0).asString()).isEqualTo("Training code");
        assertThat(report.get("unlicensed").get(0).asString()).isEqualTo("Datasets");
        assertThat(Run.of("mof", file, "--json", "--mode", "spec").json().get("unlicensed")).isEmpty();
    }

    @Test
    void peopleSeeHowFarItIs() {
        assertThat(Run.of("mof", file).out())
                .contains("Sparrow: Class III - Open Model")
                .contains("Class II, open tooling    ############........ In progress (60%)")
                .contains("licence not open          Training code")
                .contains("\"Apache 2.0\" does not count");
    }

    @Test
    void inspectionTakesTheClassFromARecordOnly() {
        JsonNode claimed = Run.of("inspect", "bundled:minilm", "--json", "--mof-record", file).json();
        assertThat(claimed.get("mof").get("class").asInt()).isEqualTo(3);
        assertThat(claimed.get("mof").get("record").asString()).isEqualTo("MODEL_OPENNESS.yml");
        assertThat(Run.of("inspect", "bundled:minilm", "--mof-record", file).out()).contains("Class III - Open Model");
    }

    @Test
    void aDraftIsProposedFromAModelAndReadAgain() throws IOException {
        Run run = Run.of("mof", "--draft", "bundled:minilm");
        assertThat(run.out()).startsWith("# A draft").contains("holds 22,", "name: \"Model parameters (Final)\"", "name: \"Apache-2.0\"");
        Path written = Files.writeString(folder.resolve("draft.yml"), run.out());
        assertThat(Run.of("mof", written.toString(), "--json").json().get("class").asInt()).isZero();
        assertThat(Run.of("mof").exitCode()).isEqualTo(2);
        assertThat(Run.of("mof", file, "--draft", "bundled:minilm").err()).contains("either a record");
    }

    @Test
    void whatIsNoRecordOrNoModeIsRefused() throws IOException {
        Path words = Files.writeString(folder.resolve("words.yml"), "release: {components: [{name: Weights}]}");
        Run run = Run.of("mof", words.toString(), "--json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.json().get("error").get("code").asString()).isEqualTo("RECORD_INVALID");
        assertThat(run.json().get("error").get("message").asString()).contains("\"Weights\"");
        assertThat(Run.of("mof", folder.resolve("none.yml").toString()).exitCode()).isEqualTo(1);
        Run mode = Run.of("mof", file, "--mode", "strict");
        assertThat(mode.exitCode()).isEqualTo(2);
        assertThat(mode.err()).contains("allowed are mot, spec");
    }
}
