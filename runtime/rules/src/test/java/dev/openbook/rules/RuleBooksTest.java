package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.License;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.Reason;
import dev.openbook.rule.RuleBook;
import dev.openbook.rule.RuleResult;
import dev.openbook.rule.RuleStage;
import dev.openbook.rule.Verdict;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBooksTest {
    private static final String UNKNOWN_LICENCE = "model.license.spdx == 'MIT'";

    @TempDir
    Path folder;

    @Test
    void aRuleThatHoldsAllowsAndSaysWhatItSaw() {
        RuleBook book = RuleBooks.parse(
                "test.yaml", RuleSets.requiring("model.license.spdx == 'Apache-2.0'", "deny"), RuleSets.UNTIMED.explainingAll());
        Decision decision = book.admit(Models.licensed(Models.APACHE));
        assertThat(decision.stage()).isEqualTo(RuleStage.ADMISSION);
        assertThat(decision.outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(decision.results()).containsExactly(new RuleResult("test@1", "only", Verdict.HOLDS, Outcome.ALLOW, "",
                "model.license.spdx == 'Apache-2.0' is true: model.license.spdx = 'Apache-2.0'"));
    }

    @ParameterizedTest
    @CsvSource({"deny,DENY", "review,REVIEW", "warn,WARN", "audit,AUDIT"})
    void aRuleThatDoesNotHoldLeadsToItsAction(String action, Outcome outcome) {
        Decision decision = only(RuleSets.requiring("model.license.open", action), Models.wellKnown());
        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.results()).containsExactly(new RuleResult(
                "test@1", "only", Verdict.VIOLATED, outcome, "It does not hold.", "model.license.open is false: model.license.open = false",
                List.of(new Reason("model.license.open", "false", 8, 7)), List.of(), Optional.empty(), List.of(), Duration.ZERO));
    }

    @Test
    void anUnknownFactIsNeitherTrueNorFalse() {
        for (String require : List.of(UNKNOWN_LICENCE, "!(" + UNKNOWN_LICENCE + ")", "model.license.spdx != 'MIT'")) {
            RuleResult result = only(RuleSets.requiring(require, "warn"), Models.unknown()).results().get(0);
            assertThat(result.outcome()).isEqualTo(Outcome.WARN);
            assertThat(result.explanation())
                    .isEqualTo(require + " cannot be decided: model.license.spdx is unknown (Nobody says.)");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', value = {
        "known(model.license.spdx) @ false @ true",
        "known(model.license)      @ false @ true",
        "has(model.license.spdx)   @ false @ true",
        "!known(model.license.spdx) || model.license.spdx == 'x' @ true @ false",
        "model.license.open || model.source == 'mystery' @ true @ false",
        "known(model.source)       @ true @ true",
        "known(model.card.frontMatter.downloads) @ false @ true",
        "known(model.card.frontMatter.nothing)   @ false @ false",
    })
    void rulesCanAskWhatIsKnown(String require, boolean holdsForUnknown, boolean holdsForWellKnown) {
        String set = RuleSets.requiring(require, "deny");
        assertThat(only(set, Models.unknown()).outcome() == Outcome.ALLOW).isEqualTo(holdsForUnknown);
        assertThat(only(set, Models.wellKnown()).outcome() == Outcome.ALLOW).isEqualTo(holdsForWellKnown);
    }

    @Test
    void aRuleThatDoesNotApplyIsRecordedAsSuch() {
        String set = withWhen("model.license.open");
        assertThat(only(set, Models.wellKnown()).results())
                .containsExactly(new RuleResult("test@1", "only", Verdict.NOT_APPLICABLE, Outcome.ALLOW, "", ""));
        assertThat(only(set, Models.licensed(Models.APACHE)).outcome()).isEqualTo(Outcome.DENY);
    }

    @Test
    void aConditionThatCannotBeDecidedDoesNotMakeItsRuleGoAway() {
        RuleResult result = only(withWhen("model.license.open"), Models.unknown()).results().get(0);
        assertThat(result.applicable()).isTrue();
        assertThat(result.outcome()).isEqualTo(Outcome.DENY);
    }

    @Test
    void anErrorFollowsOnError() {
        String require = "100 / (size(model.files) - 1) > 1";
        RuleResult denied = only(RuleSets.requiring(require, "audit"), Models.wellKnown()).results().get(0);
        assertThat(denied.outcome()).isEqualTo(Outcome.DENY);
        assertThat(denied.explanation()).isEqualTo(require + " cannot be computed: it divides by zero (onError: deny)");
        RuleResult allowed = only(RuleSets.requiring("onError: allow\n", require, "deny"), Models.wellKnown()).results().get(0);
        assertThat(allowed.outcome()).isEqualTo(Outcome.AUDIT);
        assertThat(allowed.explanation()).endsWith("it divides by zero (onError: allow)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "model.files[3].size > 1; it reads beyond the end of a list",
        "int(model.source) > 1; a text cannot be read as what it is converted to",
        "model.card.frontMatter.downloads.matches('x'); a value is of another type than the expression needs",
        "9223372036854775807 + model.files[0].size > 1; a number grows too large",
    })
    void errorsAreToldInPlainWords(String require, String reason) {
        RuleResult result = only(RuleSets.requiring(require, "deny"), Models.wellKnown()).results().get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.DENY);
        assertThat(result.explanation()).contains(reason);
    }

    @Test
    void loopsOverTooManyElementsAreAnError() {
        List<ModelFile> files = IntStream.range(0, 200)
                .mapToObj(i -> new ModelFile("file" + i, i, Digest.ofText("" + i)))
                .toList();
        String set = RuleSets.requiring("model.files.all(a, model.files.all(b, a.size + b.size >= 0))", "warn");
        RuleResult result = only(set, Models.wellKnown().toBuilder().files(files).build()).results().get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.DENY);
        assertThat(result.explanation()).contains("more than 10000 elements");
    }

    @Test
    void reportModeWarnsAtMost() {
        String require = "model.license.open";
        RuleResult result = only(RuleSets.requiring("mode: report\n", require, "deny"), Models.wellKnown()).results().get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.WARN);
        assertThat(result.explanation()).endsWith("(mode: report)");
        Decision audited = only(RuleSets.requiring("mode: report\n", require, "audit"), Models.wellKnown());
        assertThat(audited.outcome()).isEqualTo(Outcome.AUDIT);
    }

    @Test
    void variablesSeeTheOnesAboveThemAndMayBeUnknown() {
        String variables = """
                variables:
                  - {name: size, expression: "model.files.map(f, f.size)[0]"}
                  - {name: large, expression: "variables.size > 1000"}
                  - {name: free, expression: "model.license.open"}
                """;
        assertThat(only(RuleSets.requiring(variables, "!variables.large", "deny"), Models.wellKnown()).results().get(0).explanation())
                .isEqualTo("!variables.large is false: variables.large = true");
        assertThat(only(RuleSets.requiring(variables, "variables.free", "review"), Models.unknown()).outcome())
                .isEqualTo(Outcome.REVIEW);
        assertThat(only(RuleSets.requiring(variables, "known(variables.free)", "warn"), Models.unknown()).outcome())
                .isEqualTo(Outcome.WARN);
    }

    @Test
    void aVariableThatFailsMakesTheRulesFailThatNeedIt() {
        String variables = """
                variables:
                  - {name: broken, expression: "1 / (size(model.files) - 1)"}
                  - {name: built, expression: "variables.broken + 1"}
                """;
        RuleResult result =
                only(RuleSets.requiring(variables, "variables.built > 0", "audit"), Models.wellKnown()).results().get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.DENY);
        assertThat(result.explanation()).contains("it divides by zero");
        assertThat(only(RuleSets.requiring(variables, "model.readable", "audit"), Models.wellKnown()).outcome())
                .isEqualTo(Outcome.ALLOW);
    }

    @Test
    void theStrictestOfAllSetsCountsAndEverythingIsReported() throws IOException {
        Files.writeString(folder.resolve("b.yml"), RuleSets.requiring("false", "warn").replace("name: test", "name: second"));
        Files.writeString(folder.resolve("a.yaml"), RuleSets.requiring("false", "review").replace("name: test", "name: first"));
        Files.writeString(folder.resolve("README.md"), "no rules here");
        Files.createDirectory(folder.resolve("nested.yaml"));
        RuleBook book = RuleBooks.load(folder);
        Decision decision = book.admit(Models.wellKnown());
        assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(decision.results()).extracting(RuleResult::ruleSet).containsExactly("first@1", "second@1");
        assertThat(book.ruleSets()).isEqualTo(decision.ruleSets());
        assertThat(book.ruleSets().get(0).digest()).isEqualTo(Digest.of(Files.readAllBytes(folder.resolve("a.yaml"))));
        assertThat(RuleBooks.load(List.of(folder.resolve("b.yml"), folder.resolve("a.yaml")), RuleSettings.standard())
                        .ruleSets())
                .extracting(set -> set.name()).containsExactly("second", "first");
    }

    @Test
    void messagesAndExplanationsCannotSteerATerminal() {
        License hostile = new License("\u001b[31mred\nline\u202e", Optional.of("x"), false, false, Optional.empty());
        String set = RuleSets.requiring("model.license.declared == 'mit'", "deny").replace("'It does not hold.'", "model.license.declared");
        RuleResult result = only(set, Models.licensed(hostile)).results().get(0);
        assertThat(result.message()).isEqualTo(" [31mred line ");
        assertThat(result.explanation()).contains("' [31mred line '");
    }

    @Test
    void aMessageThatNeedsAnUnknownFactGivesWayToPlainWords() {
        String set = RuleSets.requiring("known(model.license)", "deny").replace("'It does not hold.'", "model.license.declared");
        assertThat(only(set, Models.unknown()).results().get(0).message()).isEqualTo("The rule 'only' does not hold.");
    }

    @Test
    void annotationsAreAddedToTheExplanation() {
        String set = RuleSets.requiring("false", "warn") + "    annotations: {files: size(model.files), missing: model.card.frontMatter.none}\n";
        assertThat(only(set, Models.wellKnown()).results().get(0).explanation()).isEqualTo("false is false; files: 1");
    }

    @Test
    void nothingIsLoadedIfOneFileIsBroken() throws IOException {
        Files.writeString(folder.resolve("good.yaml"), RuleSets.requiring("true", "warn"));
        Files.writeString(folder.resolve("bad.yaml"), RuleSets.requiring("modl.license.open", "warn"));
        assertThatThrownBy(() -> RuleBooks.load(folder))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.RULES_INVALID))
                .hasMessageContaining("bad.yaml:").hasMessageContaining("none of them was loaded");
    }

    @Test
    void aMissingFileAndAFolderWithoutRulesAreRefused() {
        assertThatThrownBy(() -> RuleBooks.load(folder)).hasMessageContaining("holds no rule file");
        assertThatThrownBy(() -> RuleBooks.load(folder.resolve("none.yaml"))).hasMessageContaining("none.yaml:1:1: The file cannot be read");
    }

    private static Decision only(String set, ModelProvenance model) {
        return RuleBooks.parse("test.yaml", set, RuleSets.UNTIMED).admit(model);
    }

    private static String withWhen(String when) {
        return RuleSets.requiring("false", "deny") + "    when: " + when + "\n";
    }
}
