package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.rules.RuleChange.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tests of rules see, and what they would not notice. */
class RuleTestReportTest {
    private static final String RULES = RuleSets.HEAD + """
            rules:
              - id: open
                when: "model.readable"
                require: "model.license.open"
                action: deny
                message: "'No.'"
            tests:
            """;
    private static final String HOLDS =
            "  - {name: holds, given: {model: {readable: true, license: {open: true}}}, expect: {outcome: allow, rules: []}}\n";
    private static final String FAILS =
            "  - {name: fails, given: {model: {readable: true, license: {open: false}}}, expect: {outcome: deny, rules: [open]}}\n";
    private static final String ELSEWHERE =
            "  - {name: elsewhere, given: {model: {readable: false, license: {open: false}}}, expect: {outcome: allow, rules: []}}\n";

    @TempDir
    Path folder;

    @Test
    void testsThatShowEverythingLeaveNothingUnnoticed() throws IOException {
        RuleTestReport report = report(HOLDS + FAILS + ELSEWHERE);
        assertThat(report.passed()).isTrue();
        assertThat(report.gaps()).isEmpty();
        assertThat(report.changes()).extracting(RuleChange::kind)
                .containsExactly(Kind.REQUIRE_NEGATED, Kind.WHEN_NEGATED, Kind.WHEN_REMOVED, Kind.ACTION_WEAKENED);
        assertThat(report.unnoticed()).isEmpty();
    }

    @Test
    void whatIsNotShownIsNamedWithItsPlace() throws IOException {
        RuleTestReport holds = report(HOLDS);
        assertThat(holds.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.gap()).isEqualTo("No test sees this rule refuse anything.");
            assertThat(gap.line() + ":" + gap.column()).isEqualTo("6:5");
        });
        assertThat(holds.unnoticed()).extracting(RuleChange::kind).containsExactly(Kind.WHEN_NEGATED, Kind.WHEN_REMOVED, Kind.ACTION_WEAKENED);
        assertThat(holds.unnoticed()).extracting(change -> change.line() + ":" + change.column()).containsExactly("7:11", "7:11", "9:13");
        assertThat(report(FAILS).gaps()).extracting(RuleCoverage::gap).containsExactly("No test sees this rule hold.");
        assertThat(report(ELSEWHERE).gaps()).extracting(RuleCoverage::gap)
                .containsExactly("No test asks this rule: in all of them it does not apply, or there are none.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', value = {
        "FAILS,HOLDS @ WHEN_REMOVED",
        "FAILS,ELSEWHERE @ ",
        "ELSEWHERE @ REQUIRE_NEGATED,ACTION_WEAKENED",
    })
    void everyChangeNeedsATestOfItsOwn(String tests, String unnoticed) throws IOException {
        String text = tests.replace("FAILS", FAILS).replace("HOLDS", HOLDS).replace("ELSEWHERE", ELSEWHERE).replace(",  -", "  -").replace("\n,", "\n");
        List<Kind> expected = unnoticed == null ? List.of() : Stream.of(unnoticed.split(",")).map(Kind::valueOf).toList();
        assertThat(report(text).unnoticed()).extracting(RuleChange::kind).containsExactlyElementsOf(expected);
    }

    @Test
    void aTestThatExpectsTheOutcomeOnlyDoesNotSeeWhichRuleGaveIt() throws IOException {
        String two = RuleSets.HEAD + """
                rules:
                  - {id: open, require: "model.license.open", action: deny, message: "'No.'"}
                  - {id: read, require: "model.readable", action: deny, message: "'No.'"}
                tests:
                  - {name: both, given: {model: {license: {open: false}, readable: false}}, expect: {outcome: deny%s}}
                """;
        assertThat(reportOf(two.formatted("")).unnoticed()).hasSize(4);
        assertThat(reportOf(two.formatted(", rules: [open, read]")).unnoticed()).extracting(RuleChange::kind)
                .containsExactly(Kind.ACTION_WEAKENED, Kind.ACTION_WEAKENED);
    }

    @Test
    void whatIsBlackedOutIsPartOfWhatATestSees() throws IOException {
        String redacting = RuleSets.HEAD.replace("admission", "response") + """
                rules:
                  - id: numbers
                    redact: {detector: us-social-security-number}
                    action: redact
                    message: "'A number.'"
                tests:
                  - {name: one, given: {answer: {text: "219-09-9999"}}, expect: {outcome: redact, text: "[REDACTED]"}}
                """;
        assertThat(reportOf(redacting).passed()).isTrue();
        assertThat(reportOf(redacting).unnoticed()).isEmpty();
        assertThat(reportOf(redacting.replace("text: \"[REDACTED]\"", "text: other")).tests().get(0).message())
                .isEqualTo("Expected the text 'other', but it would leave as '[REDACTED]'.");
    }

    @Test
    void inReportModeTheMilderThingShowsAsWell() throws IOException {
        assertThat(reportOf((RULES + FAILS.replace("deny", "warn")).replace("stage: admission", "stage: admission\nmode: report")).unnoticed())
                .extracting(RuleChange::kind).doesNotContain(Kind.ACTION_WEAKENED);
    }

    @Test
    void checksFailAsAssertionsDo() throws IOException {
        Path file = folder.resolve("rules.yaml");
        Files.writeString(file, RULES + HOLDS + FAILS.replace("deny, rules", "review, rules"));
        List<RuleCheck> checks = RuleTests.checks(file).toList();
        assertThat(checks).extracting(RuleCheck::name).containsExactly("test@1: holds", "test@1: fails");
        checks.get(0).verify();
        assertThatThrownBy(() -> checks.get(1).verify())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(file + ":13: Expected review by open, but the set decided deny by open");
    }

    private RuleTestReport report(String tests) throws IOException {
        return reportOf(RULES + tests);
    }

    private RuleTestReport reportOf(String yaml) throws IOException {
        Path file = folder.resolve("rules.yaml");
        Files.writeString(file, yaml);
        return RuleTests.reportWithChanges(List.of(file));
    }
}
