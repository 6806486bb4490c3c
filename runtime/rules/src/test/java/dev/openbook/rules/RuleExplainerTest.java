package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.rule.BusinessDecision.Question;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleResult;
import dev.openbook.rule.RuleStage;
import dev.openbook.rule.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules asked about facts that somebody wrote down. */
class RuleExplainerTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "model:\n  license: {open: false, spdx: \"x\\u00e9\"}\n",
        "{\"model\": {\"license\": {\"open\": false, \"spdx\": \"x\\u00e9\", \"declared\": null}}}",
        "{\n\t\"model\": {\n\t\t\"license\": {\"open\": false, \"spdx\": \"a\\/b\"}\n\t}\n}\n",
    })
    void factsAreYamlOrJson(String facts) throws IOException {
        RuleResult result = explain("model.license.open", facts).decision().results().get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.DENY);
        assertThat(result.reasons()).anySatisfy(reason -> {
            assertThat(reason.expression()).isEqualTo("model.license.open");
            assertThat(reason.value()).isEqualTo("false");
        });
    }

    @Test
    void rulesThatHoldSayWhyAsWell() throws IOException {
        RuleResult result = explain("model.graph.parameters < 10", "{model: {graph: {parameters: 7}}}").decision().results().get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(result.explanation()).contains("model.graph.parameters = 7");
    }

    @Test
    void whatIsNotThereIsUnknown() throws IOException {
        RuleResult result = explain("model.license.open", "{model: {}}").decision().results().get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(result.unknown()).contains("model.license.open");
    }

    @Test
    void misspeltFactsAreNamedWithTheirPlaces() {
        assertThatThrownBy(() -> explain("model.license.open", "model:\n  licence: {open: true}\nmodle: {}\n"))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID))
                .hasMessageContaining("facts:2:3: 'model' has no 'licence'")
                .hasMessageContaining("facts:3:1: There is no fact 'modle' here. There are: model, lock, env.");
        assertThatThrownBy(() -> explain("model.license.open", "[1, 2]")).hasMessageContaining("Facts are written as groups");
        assertThatThrownBy(() -> explain("model.license.open", "{model: {readable: \"yes\"}}")).hasMessageContaining("'model.readable' must be true or false");
        assertThatThrownBy(() -> RuleExplainer.load(List.of(rules("true")), RuleSettings.standard()).facts(RuleStage.ADMISSION, folder.resolve("none")))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void theEnvironmentOfTheSettingsGoesBeforeThatOfTheFile() throws IOException {
        Path facts = Files.writeString(folder.resolve("facts"), "{env: {name: dev, values: {region: eu}}}");
        List<Path> rules = List.of(rules("env.name == 'prod' && env.values['region'] == 'eu'"));
        assertThat(RuleExplainer.load(rules, RuleSettings.standard()).facts(RuleStage.ADMISSION, facts).decision().outcome())
                .isEqualTo(Outcome.DENY);
        assertThat(RuleExplainer.load(rules, RuleSettings.standard().in("prod")).facts(RuleStage.ADMISSION, facts).decision().outcome())
                .isEqualTo(Outcome.ALLOW);
    }

    @Test
    void businessRulesAskForWhatIsMissing() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), RuleSets.HEAD.replace("admission", "business") + """
                facts:
                  applicant.taxStatus: {type: text, question: What is your tax status?}
                  applicant.budget: {type: number}
                rules:
                  - {id: charity, require: "applicant.taxStatus == '501c3'", action: deny, message: "'Only charities may apply.'"}
                  - {id: small, require: "env.name != 'prod' || applicant.budget < 100.0", action: deny, message: "'Too large.'"}
                """);
        Path facts = Files.writeString(folder.resolve("facts"), "{applicant: {budget: 12}, env: {name: prod}}");
        RuleExplanation explanation = RuleExplainer.load(List.of(rules), RuleSettings.standard()).facts(RuleStage.BUSINESS, facts);
        assertThat(explanation.decision().outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(explanation.business().get("test").questions())
                .containsExactly(new Question("applicant.taxStatus", "What is your tax status?"));
        assertThat(explanation.files()).containsEntry("test@1", rules.toString());
    }

    @Test
    void aModelIsJudgedByItsProvenance() throws IOException {
        RuleExplainer rules = RuleExplainer.load(List.of(rules("model.license.open")), RuleSettings.standard());
        assertThat(rules.stages()).containsExactly(RuleStage.ADMISSION);
        assertThat(rules.model(Models.licensed(Models.APACHE)).decision().outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(rules.model(Models.unknown()).decision().outcome()).isEqualTo(Outcome.DENY);
    }

    private RuleExplanation explain(String require, String facts) throws IOException {
        Path file = Files.writeString(folder.resolve("facts"), facts);
        return RuleExplainer.load(List.of(rules(require)), RuleSettings.standard()).facts(RuleStage.ADMISSION, file);
    }

    private Path rules(String require) throws IOException {
        return Files.writeString(folder.resolve("rules.yaml"), RuleSets.requiring(require, "deny"));
    }
}
