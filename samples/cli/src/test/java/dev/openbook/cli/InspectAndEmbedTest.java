package dev.openbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class InspectAndEmbedTest {
    @TempDir
    Path folder;

    @Test
    void theBundledModelIsKnownBeforeItRuns() {
        Run run = Run.of("inspect", "bundled:minilm", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode known = run.json();
        assertThat(known.get("layout").asString()).isEqualTo("sentence-transformers");
        assertThat(known.get("tasks").get(0).asString()).isEqualTo("feature-extraction");
        assertThat(known.get("rootDigest").asString()).matches("[0-9a-f]{64}");
        assertThat(known.get("files")).hasSize(6).allSatisfy(file -> {
            assertThat(file.get("size").asLong()).isPositive();
            assertThat(file.get("sha256").asString()).matches("[0-9a-f]{64}");
        });
        assertThat(known.get("license").get("spdx").asString()).isEqualTo("Apache-2.0");
        assertThat(known.get("license").get("osiApproved").asBoolean()).isTrue();
        assertThat(known.get("lineage").get(0).get("model").asString()).isEqualTo("sentence-transformers/all-MiniLM-L6-v2");
        assertThat(known.get("graph").get("operators").get("DynamicQuantizeLinear").asInt()).isPositive();
        assertThat(known.get("graph").get("inputs").get(0).get("name").asString()).isEqualTo("input_ids");
        assertThat(known.get("mof").get("class").asInt()).isZero();
        assertThat(known.get("signature").get("verdict").asString()).isEqualToIgnoringCase("unsigned");
        assertThat(known.get("facts").get("license").get("certainty").asString()).isEqualTo("STATED");
    }

    @Test
    void wordsOfAStrangersFilesDoNotSteerTheTerminal() throws Exception {
        Path model = Files.createDirectories(folder.resolve("strange"));
        Files.writeString(model.resolve("a\u001b[2K.json"), "{}");
        Files.writeString(
                model.resolve("README.md"),
                "---\npipeline_tag: \"\\e[2J\\e[1;1HSigned by us\"\nlanguage: \"\\u202Efdp\"\nlicense: \"\\a\"\n---\n");

        String out = Run.of("inspect", model.toString()).out();

        assertThat(out).contains("[2J").contains("a [2K.json").doesNotContain("\u001b", "\u202e", "\u0007");
    }

    @Test
    void aDrawingIsNoJsonDocument() {
        assertThat(Run.of("inspect", "bundled:minilm", "--json", "--lineage", "text").exitCode()).isEqualTo(2);
    }

    @Test
    void peopleReadALabelBeforeTheDetails() {
        String out = Run.of("inspect", "bundled:minilm").out();

        assertThat(out)
                .contains("Model facts: bundled:minilm")
                .contains("Licence     Apache-2.0, open (approved by the Open Source Initiative) [stated, README.md")
                .contains("Does        finding texts of similar meaning (feature-extraction) [stated, README.md")
                .contains("Made from   sentence-transformers/all-MiniLM-L6-v2")
                .contains("onnx/model_quantized.onnx");
        assertThat(out.substring(0, out.lastIndexOf("━")).lines().count()).as("lines of the label").isLessThanOrEqualTo(24);
        assertThat(out.lines()).filteredOn(line -> line.startsWith("━")).hasSize(3);
    }

    @Test
    void textsBecomeNormalisedVectorsThatSayHowCloseMeaningsAre() throws Exception {
        Path input = Files.writeString(folder.resolve("texts.txt"), "A cat sits on the mat.\nThe annual budget was approved.\n");
        JsonNode result = Run.of("embed", "bundled:minilm", "--json", "--input", input.toString(), "--role", "query", "A kitten rests on a rug.").json();

        assertThat(result.get("dimensions").asInt()).isEqualTo(384);
        JsonNode vectors = result.get("embeddings");
        assertThat(vectors).hasSize(3);
        assertThat(inner(vectors.get(0), vectors.get(0))).isCloseTo(1, within(1e-5));
        assertThat(inner(vectors.get(0), vectors.get(1))).isGreaterThan(0.5);
        assertThat(inner(vectors.get(0), vectors.get(2))).isLessThan(0.2);
    }

    @Test
    void ofALongTextTheBeginningIsShownAndNothingThatATerminalObeys() throws Exception {
        Path input = Files.writeString(folder.resolve("texts.txt"), "red\u001b[31m words " + "grant ".repeat(5_000) + "\nshort\n");
        Run run = Run.of("embed", "bundled:minilm", "--input", input.toString());

        assertThat(run.out()).contains("red [31m words grant grant").contains(" …").contains("short\n").doesNotContain("\u001b");
        assertThat(run.out().lines()).hasSize(4).allMatch(line -> line.length() <= 120);
    }

    @Test
    void whatTheFilesOfAModelLeaveOpenIsSaidBesideItsVectors() throws Exception {
        Path model = BundledModelFolder.in(folder.resolve("model"));
        assertThat(Run.of("embed", model.toString(), "grant").err()).doesNotContain("mean");
        Files.delete(model.resolve("modules.json"));
        Files.delete(model.resolve("1_Pooling/config.json"));

        Run run = Run.of("embed", model.toString(), "--json", "grant");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("so their mean is taken and scaled to length 1");
        assertThat(run.json().get("embeddings")).hasSize(1);
        Path documents = Files.createDirectory(folder.resolve("documents"));
        Files.writeString(documents.resolve("a.txt"), "Grants support rural libraries.");
        Run index = Run.of("index", folder.resolve("library").toString(), "--documents", documents.toString(),
                "--embedding", model.toString());
        assertThat(index.err()).contains("so their mean is taken");
    }

    private static double inner(JsonNode a, JsonNode b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += a.get(i).asDouble() * b.get(i).asDouble();
        }
        return sum;
    }
}
