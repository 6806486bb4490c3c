package dev.openbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RulesCommandTest {
    private static final String SET = """
            apiVersion: rules/v1
            kind: RuleSet
            metadata: {name: test, version: 1}
            stage: admission
            rules:
              - id: open
                require: "model.license.open"
                action: deny
                message: "'No.'"
            tests:
              - {name: closed, given: {model: {license: {open: false}}}, expect: {outcome: deny, rules: [open]}}
            """;

    @TempDir
    Path folder;

    @Test
    void lintNamesEachProblemWithItsPlaceAsTheFileWasNamed() throws IOException {
        String file = write(SET.replace("license.open\"", "licence.open\""));
        Run run = Run.of("rules", "lint", file, "--json");
        assertThat(run.exitCode()).isEqualTo(4);
        JsonNode problem = run.json().get("problems").get(0);
        assertThat(problem.get("file").asString()).isEqualTo(file);
        assertThat(problem.get("line").asInt()).isEqualTo(7);
        assertThat(problem.get("column").asInt()).isEqualTo(21);
        assertThat(problem.get("code").asString()).isEqualTo("EXPRESSION");
        assertThat(problem.get("severity").asString()).isEqualTo("error");
        assertThat(problem.get("message").asString()).contains("Did you mean 'license'?");
        assertThat(Run.of("rules", "lint", file).out())
                .contains(file + ":7:21: error: EXPRESSION")
                .contains("require: \"model.licence.open\"\n" + " ".repeat(24) + "^")
                .endsWith("1 error, 0 warnings.\n");
    }

    @Test
    void warningsCountOnlyIfSomebodyWantsThat() throws IOException {
        String file = write(SET.replace("model.license.open\"", "true\"").replace("outcome: deny, rules: [open]", "outcome: allow"));
        assertThat(Run.of("rules", "lint", file).exitCode()).isZero();
        Run strict = Run.of("rules", "lint", file, "--strict", "--json");
        assertThat(strict.exitCode()).isEqualTo(4);
        assertThat(strict.json().get("warnings").asInt()).isEqualTo(1);
        assertThat(strict.json().get("problems").get(0).get("severity").asString()).isEqualTo("warning");
        assertThat(Run.of("rules", "lint", write(SET)).out()).isEqualTo("Nothing is wrong.\n");
    }

    @Test
    void whatIsNotThereIsAFailureAndNoCommandIsWrongUsage() {
        Run none = Run.of("rules", "lint", folder.resolve("none.yaml").toString(), "--json");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.json().get("error").get("code").asString()).isEqualTo("ARGUMENT_INVALID");
        assertThat(Run.of("rules").exitCode()).isEqualTo(2);
        assertThat(Run.of("rules", "lint").exitCode()).isEqualTo(2);
        assertThat(Run.of("rules", "explain", folder.toString()).exitCode()).isEqualTo(2);
        for (String command : new String[] {"lint", "test", "explain"}) {
            assertThat(Run.of("rules", command, "--help").out()).contains("Example").contains("samples/openbook rules " + command);
        }
    }

    @Test
    void testsTellWhatCameAndWhatTheyDoNotSee() throws IOException {
        String file = write(SET);
        Run run = Run.of("rules", "test", file, "--json", "--mutate");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.json().get("tests").get(0).get("name").asString()).isEqualTo("closed");
        assertThat(run.json().get("tests").get(0).get("passed").asBoolean()).isTrue();
        assertThat(run.json().get("coverage").get(0).get("holding").asBoolean()).isFalse();
        assertThat(run.json().get("changes").asInt()).isEqualTo(2);
        assertThat(run.json().get("unnoticed")).isEmpty();
        assertThat(Run.of("rules", "test", file, "--strict").exitCode()).isEqualTo(4);
        assertThat(Run.of("rules", "test", file).out()).contains("1 not seen both holding and refusing:").contains("No test sees this rule hold.");
    }

    @Test
    void aTestThatFailsAndAChangeThatGoesUnnoticedAreExitCode4() throws IOException {
        String failing = write(SET.replace("outcome: deny", "outcome: warn"));
        Run run = Run.of("rules", "test", failing);
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("✗ closed (line 11)").contains("Expected warn by open, but the set decided deny by open");
        String blind = write(SET.replace("outcome: deny, rules: [open]", "outcome: deny") + """
                  - {name: other, given: {model: {license: {open: true}}}, expect: {outcome: allow}}
                """);
        assertThat(Run.of("rules", "test", blind, "--mutate").exitCode()).isZero();
        String none = write(SET.substring(0, SET.indexOf("tests:")));
        Run unnoticed = Run.of("rules", "test", none, "--mutate");
        assertThat(unnoticed.exitCode()).isEqualTo(4);
        assertThat(unnoticed.out()).contains("2 unnoticed:").contains(none + ":7:14: open");
    }

    @Test
    void rulesWithErrorsAreNotTested() throws IOException {
        Run run = Run.of("rules", "test", write(SET.replace("deny", "denied")), "--json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.json().get("error").get("code").asString()).isEqualTo("RULES_INVALID");
    }

    @Test
    void explanationsShowTheFailingPartTheValueAndThePlace() throws IOException {
        String file = write(SET);
        Path facts = Files.writeString(folder.resolve("facts.json"), "{\"model\": {\"license\": {\"open\": false}}}");
        Run run = Run.of("rules", "explain", file, "--facts", facts.toString(), "--json");
        assertThat(run.exitCode()).isZero();
        JsonNode decision = run.json().get("decision");
        assertThat(decision.get("outcome").asString()).isEqualTo("deny");
        JsonNode reason = decision.get("results").get(0).get("reasons").get(0);
        assertThat(reason.get("line").asInt()).isEqualTo(7);
        assertThat(reason.get("value").asString()).isEqualTo("false");
        assertThat(Run.of("rules", "explain", file, "--facts", facts.toString()).out())
                .startsWith("Refused. (stage: admission)")
                .contains("open: does not hold, so: deny");
        Files.writeString(facts, "{\"model\": {\"licence\": {}}}");
        Run misspelt = Run.of("rules", "explain", file, "--facts", facts.toString());
        assertThat(misspelt.exitCode()).isEqualTo(1);
        assertThat(misspelt.err()).contains("facts.json:1:12: 'model' has no 'licence'");
    }

    @Test
    void aModelIsJudgedAsItIs() {
        String rules = Run.samples().resolve("rules/open-licences-only").toString();
        Run run = Run.of("rules", "explain", rules, "--model", "bundled:minilm");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Allowed.").contains("licence-allowed: holds");
        String response = Run.samples().resolve("rules/cite-your-sources").toString();
        assertThat(Run.of("rules", "explain", response, "--model", "bundled:minilm").exitCode()).isEqualTo(2);
    }

    /** A model like many that are published under this name: the clause that refuses it is named. */
    @Test
    void llamasLicenceIsRefusedByItsClauses() throws Exception {
        Path model = BundledModelFolder.in(folder.resolve("llama"));
        Files.writeString(model.resolve("README.md"), "---\nlicense: llama3.1\n---\n# A model\n");
        Run run = Run.of("rules", "explain", Run.samples().resolve("rules/open-licences-only").toString(), "--model", model.toString(), "--json");
        JsonNode decision = run.json().get("decision");
        assertThat(decision.get("outcome").asString()).isEqualTo("deny");
        assertThat(decision.get("results").get(0).get("message").asString())
                .contains("llama3.1")
                .contains("forbids certain uses")
                .contains("more than 700 million monthly users need a licence of their own");
        assertThat(decision.get("results").get(0).get("explanation").asString()).contains("700M MAU");
    }

    private String write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("rules.yaml"), yaml).toString();
    }
}
