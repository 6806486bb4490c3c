package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.OpenbookException;
import dev.openbook.rule.BusinessDecision;
import dev.openbook.rule.BusinessDecision.Question;
import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.Reason;
import dev.openbook.rule.RuleBook;
import dev.openbook.rule.RuleInput;
import dev.openbook.rule.RuleMode;
import dev.openbook.rule.RuleResult;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rule.RuleStage;
import dev.openbook.rule.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What decision tables decide, what they ask, and how they say why. */
class TableDecisionsTest {
    private static final String GRANT = Tables.with("outputs: {n: text}\notherwise: {n: unknown}\n", "unique",
            "[a.status, a.budget, a.signed]", List.of(
            "{id: small, when: [charity, '< 1000', '-'], then: {n: small}}",
            "{id: large, when: [charity, '>= 1000', 'true'], then: {n: large}, action: warn, message: Signed and large.}",
            "{id: agency, when: [agency, '-', '-'], then: {n: agency}, action: deny, message: No agencies.}"));

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            a.budget  @ == 5            @ 5            @ true
            a.budget  @ != 5            @ 5            @ false
            a.budget  @ < 5             @ 5            @ false
            a.budget  @ <= 5            @ 5            @ true
            a.budget  @ > 0.1           @ 0.1          @ false
            a.budget  @ >= 0.1          @ 0.1          @ true
            a.budget  @ [0..5)          @ 5            @ false
            a.budget  @ [0..5]          @ 5            @ true
            a.budget  @ ]0..5]          @ 0            @ false
            a.budget  @ (0..5]          @ 0            @ false
            a.budget  @ [0..5[          @ 0            @ true
            a.budget  @ in [1, 2.50]    @ 2.5          @ true
            a.budget  @ not in [1, 2]   @ 2            @ false
            a.budget  @ 1, 2, [7..9]    @ 8            @ true
            a.budget  @ < 1, > 9        @ 5            @ false
            a.status  @ charity         @ charity      @ true
            a.status  @ 'charity'       @ charity      @ true
            a.status  @ != charity      @ charity      @ false
            a.status  @ charity, agency @ agency       @ true
            a.state   @ 'O''R, WA'      @ O'R, WA      @ true
            a.state   @ in ['OR', 'WA'] @ CA           @ false
            a.state   @ in params.home  @ WA           @ true
            a.state   @ == params.one   @ OR           @ true
            a.signed  @ true            @ true         @ true
            a.signed  @ == FALSE        @ true         @ false
            a.founded @ < 2026-02-01    @ 2026-01-31   @ true
            a.founded @ [2026-01-01..2026-12-31] @ 2027-01-01 @ false
            a.founded @ -               @ 2027-01-01   @ true
            """)
    void cells(String input, String cell, String value, boolean fits) {
        String yaml = Tables.with("outputs: {n: text}\nparams: {home: [OR, WA], one: OR}\notherwise: {n: no}\n", "first", "[" + input + "]",
                List.of("{id: R1, when: [\"" + cell + "\"], then: {n: yes}}"));
        BusinessDecision decision = RuleBooks.parse("t", yaml).decide("test", given(input, value));
        assertThat(decision.outputs()).isEqualTo(Map.of("n", fits ? "yes" : "no"));
        assertThat(decision.rows()).isEqualTo(fits ? List.of("R1") : List.of());
    }

    private static RuleInput given(String input, String value) {
        String name = input.substring(2);
        Object fact = switch (name) {
            case "budget" -> Double.valueOf(value);
            case "signed" -> Boolean.valueOf(value);
            case "founded" -> LocalDate.parse(value);
            default -> value;
        };
        return facts(Map.of(name, fact));
    }

    @Test
    void theRowThatFitsIsExplainedByItsCellsWithTheirPlaces() {
        BusinessDecision decision = grant(Map.of("status", "charity", "budget", 2000, "signed", true));
        assertThat(decision.decision().outcome()).isEqualTo(Outcome.WARN);
        assertThat(decision.decision().stage()).isEqualTo(RuleStage.BUSINESS);
        assertThat(decision.rows()).containsExactly("large");
        assertThat(decision.questions()).isEmpty();
        RuleResult result = decision.decision().results().get(0);
        assertThat(result.rule()).isEqualTo("large");
        assertThat(result.ruleSet()).isEqualTo("test@1");
        assertThat(result.message()).isEqualTo("Signed and large.");
        assertThat(result.explanation()).isEqualTo(
                "row large fits: a.status = 'charity' (charity), a.budget = 2000 (>= 1000), a.signed = true (true); gives n = 'large'");
        List<String> lines = GRANT.lines().toList();
        int line = lines.indexOf(lines.stream().filter(text -> text.contains("id: large")).findFirst().orElseThrow()) + 1;
        assertThat(result.reasons()).containsExactly(
                new Reason("a.status charity", "'charity'", line, 24),
                new Reason("a.budget >= 1000", "2000", line, 34),
                new Reason("a.signed true", "true", line, 45));
    }

    @Test
    void onlyWhatCouldStillChangeTheResultIsAsked() {
        BusinessDecision nothing = grant(Map.of());
        assertThat(nothing.decision().outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(nothing.outputs()).isEmpty();
        assertThat(nothing.questions()).containsExactly(
                new Question("a.status", "What is the status?"), new Question("a.budget", "How large is the budget?"),
                new Question("a.signed", "What is a.signed?"));
        assertThat(nothing.decision().results()).extracting(RuleResult::rule).containsExactly("small", "large", "agency", "otherwise");
        assertThat(nothing.decision().results()).allSatisfy(result -> {
            assertThat(result.verdict()).isEqualTo(Verdict.UNDECIDED);
            assertThat(result.unknown()).containsExactly("a.status", "a.budget", "a.signed");
        });
        assertThat(asked(Map.of("status", "charity"))).containsExactly("a.budget", "a.signed");
        assertThat(asked(Map.of("status", "charity", "budget", 5))).isEmpty();
        assertThat(asked(Map.of("status", "agency"))).isEmpty();
        assertThat(asked(Map.of("budget", 5))).containsExactly("a.status");
        assertThat(asked(Map.of("budget", 5, "signed", true))).containsExactly("a.status");
        assertThat(grant(Map.of("status", "agency")).decision().outcome()).isEqualTo(Outcome.DENY);
    }

    private static List<String> asked(Map<String, Object> facts) {
        return grant(facts).questions().stream().map(Question::fact).toList();
    }

    @Test
    void rowsThatGiveTheSameNeedNoQuestion() {
        RuleBook book = RuleBooks.parse("t", Tables.of("unique", "[a.signed]",
                "{id: R1, when: ['true'], then: {n: same}}", "{id: R2, when: ['false'], then: {n: same}}"));
        BusinessDecision decision = book.decide("test", facts(Map.of()));
        assertThat(decision.outputs()).isEqualTo(Map.of("n", "same"));
        assertThat(decision.questions()).isEmpty();
        assertThat(decision.rows()).isEmpty();
        assertThat(decision.decision().outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(decision.decision().results()).hasSize(2).allSatisfy(result -> assertThat(result.explanation())
                .endsWith("one of several rows fits, which all give the same, whatever a.signed is"));
    }

    @Test
    void anOutputThatTheTableLeavesOpenGoesToAPerson() {
        BusinessDecision decision = grant(Map.of("status", "other"));
        assertThat(decision.decision().outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(decision.outputs()).isEmpty();
        assertThat(decision.questions()).isEmpty();
        assertThat(decision.decision().results()).singleElement().satisfies(result -> {
            assertThat(result.rule()).isEqualTo("otherwise");
            assertThat(result.verdict()).isEqualTo(Verdict.UNDECIDED);
            assertThat(result.explanation()).startsWith("no row fits a.status = 'other', a.budget = unknown");
        });
    }

    @Test
    void whatRestsOnAnExtractedFactGoesToAPerson() {
        Map<String, Object> facts = Map.of("a", Map.of("status", "charity", "budget", 5, "signed", true));
        RuleBook book = RuleBooks.parse("t", GRANT);
        BusinessDecision status = book.decide("test", new RuleInput(facts, Set.of("a.status")));
        assertThat(status.decision().outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(status.outputs()).isEqualTo(Map.of("n", "small"));
        assertThat(status.decision().results().get(0).explanation()).endsWith("rests on a.status, which a model read out of a document and"
                + " nobody confirmed");
        assertThat(book.decide("test", new RuleInput(facts, Set.of("a.signed"))).decision().outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(book.decide("test", new RuleInput(facts, Set.of("a"))).decision().outcome()).isEqualTo(Outcome.REVIEW);
        Map<String, Object> agency = Map.of("a", Map.of("status", "agency", "budget", 5));
        assertThat(book.decide("test", new RuleInput(agency, Set.of("a.status"))).decision().outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(book.decide("test", new RuleInput(agency, Set.of("a.budget"))).decision().outcome()).isEqualTo(Outcome.DENY);
    }

    @Test
    void firstTakesTheFirstRowThatFits() {
        RuleBook book = RuleBooks.parse("t", Tables.of("first", "[a.budget, a.signed]",
                "{id: R1, when: ['> 100', '-'], then: {n: one}}", "{id: R2, when: ['> 10', 'true'], then: {n: two}}",
                "{id: R3, when: ['-', '-'], then: {n: three}}"));
        assertThat(book.decide("test", facts(Map.of("budget", 500))).rows()).containsExactly("R1");
        assertThat(book.decide("test", facts(Map.of("budget", 50, "signed", true))).rows()).containsExactly("R2");
        BusinessDecision open = book.decide("test", facts(Map.of("budget", 50)));
        assertThat(open.questions()).extracting(Question::fact).containsExactly("a.signed");
        assertThat(open.decision().results()).extracting(RuleResult::rule).containsExactly("R2", "R3");
        assertThat(book.decide("test", facts(Map.of("budget", 5))).rows()).containsExactly("R3");
    }

    @Test
    void collectGivesListsAndSums() {
        List<String> rows = List.of(
                "{id: R1, when: ['> 10', '-'], then: {n: 1, m: 0.1}}", "{id: R2, when: ['> 100', '-'], then: {n: 2, m: 0.2}, action: review}",
                "{id: R3, when: ['-', 'true'], then: {n: 4, m: 0.4}, action: deny}");
        String collect = Tables.with("outputs: {n: whole, m: number}\n", "collect", "[a.budget, a.signed]", rows);
        BusinessDecision lists = RuleBooks.parse("t", collect).decide("test", facts(Map.of("budget", 200, "signed", false)));
        assertThat(lists.outputs()).isEqualTo(Map.of("n", List.of(1L, 2L), "m", List.of(0.1, 0.2)));
        assertThat(lists.rows()).containsExactly("R1", "R2");
        assertThat(lists.decision().outcome()).isEqualTo(Outcome.REVIEW);
        RuleBook sum = RuleBooks.parse("t", collect.replace("hit: collect", "hit: collect-sum"));
        assertThat(sum.decide("test", facts(Map.of("budget", 200, "signed", true))).outputs()).isEqualTo(Map.of("n", 7L, "m", 0.7));
        assertThat(sum.decide("test", facts(Map.of("budget", 1, "signed", false))).outputs()).isEqualTo(Map.of("n", 0L, "m", 0.0));
        assertThat(sum.decide("test", facts(Map.of("budget", 1))).questions()).extracting(Question::fact).containsExactly("a.signed");
    }

    @Test
    void outputsHaveTheirTypes() {
        RuleBook book = RuleBooks.parse("t", Tables.with(
                "outputs: {a1: text, b: whole, c: number, d: truth, e: date, f: texts}\n", "first", "[a.signed]", List.of(
                "{id: R1, when: ['-'], then: {a1: 12, b: 12, c: 12, d: true, e: 2026-01-31, f: [x, y]}}")));
        assertThat(book.decide("test", facts(Map.of())).outputs()).isEqualTo(Map.of(
                "a1", "12", "b", 12L, "c", 12.0, "d", true, "e", LocalDate.of(2026, 1, 31), "f", List.of("x", "y")));
    }

    @Test
    void computedInputsAskForTheFactsThatTheyMiss() {
        RuleBook book = RuleBooks.parse("t", Tables.with("outputs: {n: text}\n", "first",
                "[{name: arts, expression: \"'arts' in a.fields\"}, {name: perHead, expression: 'a.budget / double(a.staff)'}]", List.of(
                "{id: R1, when: ['true', '> 1000'], then: {n: yes}}", "{id: R2, when: ['-', '-'], then: {n: no}}")));
        assertThat(book.decide("test", facts(Map.of("fields", List.of("arts"), "budget", 5000, "staff", 2))).rows()).containsExactly("R1");
        assertThat(book.decide("test", facts(Map.of("fields", List.of("arts"), "staff", 2))).questions())
                .extracting(Question::fact).containsExactly("a.budget");
        assertThat(book.decide("test", facts(Map.of("fields", List.of()))).rows()).containsExactly("R2");
    }

    @Test
    void anInputThatCannotBeComputedFollowsOnError() {
        String table = Tables.with("outputs: {n: text}\n", "first", "[{name: share, expression: '100 / a.staff'}]", List.of(
                "{id: R1, when: ['> 50'], then: {n: yes}}", "{id: R2, when: ['-'], then: {n: no}}"));
        Decision denied = RuleBooks.parse("t", table).decide("test", facts(Map.of("staff", 0))).decision();
        assertThat(denied.outcome()).isEqualTo(Outcome.DENY);
        assertThat(denied.results().get(0).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(denied.results().get(0).explanation()).contains("divides by zero").endsWith("(onError: deny)");
        BusinessDecision noted = RuleBooks.parse("t", table + "onError: allow\n").decide("test", facts(Map.of("staff", 0)));
        assertThat(noted.decision().outcome()).isEqualTo(Outcome.AUDIT);
        assertThat(noted.outputs()).isEmpty();
    }

    @Test
    void modesSoftenOrOnlyRecord() {
        RuleInput agency = facts(Map.of("status", "agency"));
        Decision report = RuleBooks.parse("t", GRANT + "mode: report\n").decide("test", agency).decision();
        assertThat(report.outcome()).isEqualTo(Outcome.WARN);
        assertThat(report.results().get(0).explanation()).endsWith("(mode: report)");
        assertThat(RuleBooks.parse("t", GRANT, RuleSettings.standard().with(RuleMode.REPORT)).decide("test", agency).decision().outcome())
                .isEqualTo(Outcome.WARN);
        BusinessDecision trial = RuleBooks.parse("t", GRANT + "mode: shadow\n").decide("test", agency);
        assertThat(trial.decision().outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(trial.outputs()).isEmpty();
        assertThat(trial.decision().shadows()).singleElement().satisfies(shadow -> {
            assertThat(shadow.outcome()).isEqualTo(Outcome.DENY);
            assertThat(shadow.differs()).isTrue();
            assertThat(shadow.results().get(0).rule()).isEqualTo("agency");
        });
    }

    @Test
    void sumsCannotGrowTooLarge() {
        String large = Tables.with("outputs: {n: whole}\n", "collect-sum", "[a.signed]", List.of(
                "{id: R1, when: ['-'], then: {n: 999999999999999999}}").stream().flatMap(row -> java.util.stream.IntStream.range(0, 10)
                        .mapToObj(i -> row.replace("R1", "R" + i))).toList());
        assertThat(RuleSetFiles.parse("t", large).problems()).singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("The sum of 'n' can grow larger than 18 digits."));
    }

    @Test
    void testsCanSayWhereTheyTakePlace() {
        String table = Tables.with("outputs: {n: text}\n", "first", "[{name: there, expression: \"env.name == 'prod' && env.values.region == 'eu'\"}]",
                List.of("{id: R1, when: ['true'], then: {n: yes}}", "{id: R2, when: ['-'], then: {n: no}}"));
        assertThat(RuleTests.run("t", table + """
                tests:
                  - {name: a, given: {env: {name: prod, values: {region: eu}}}, expect: {rows: [R1]}}
                  - {name: b, given: {env: {name: test, values: {region: eu}}}, expect: {rows: [R2]}}
                """)).allMatch(RuleTestResult::passed).hasSize(2);
    }

    @Test
    void aTableStandsInABookAsSetsDo() {
        RuleBook book = RuleBooks.parse("t", GRANT);
        assertThat(book.ruleSets()).extracting(RuleSetIdentity::name).containsExactly("test");
        assertThat(book.stages()).containsExactly(RuleStage.BUSINESS);
        assertThatThrownBy(() -> book.decide("other", facts(Map.of())))
                .isInstanceOf(OpenbookException.class)
                .hasMessageContaining("There is no business rule set or decision table 'other'. There are: test.");
    }

    @Test
    void factsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> grant(Map.of("status", "chairty"))).isInstanceOf(OpenbookException.class)
                .hasMessageContaining("The fact 'a.status' takes one of charity, agency, other, not 'chairty'.");
        assertThatThrownBy(() -> grant(Map.of("budget", -1))).hasMessageContaining("The fact 'a.budget' must be at least 0, but is -1.0.");
        assertThatThrownBy(() -> grant(Map.of("founded", "31.1.2026")))
                .hasMessageContaining("The fact 'a.founded' must be a date, written like 2026-01-31, not '31.1.2026'.");
    }

    @Test
    void theTestsOfATableSayWhatCameOtherwise() {
        List<RuleTestResult> results = RuleTests.run("t.yaml", GRANT + """
                tests:
                  - {name: right, given: {a: {status: agency}}, expect: {outcome: deny, rows: [agency], outputs: {n: agency}, questions: []}}
                  - {name: wrong, given: {a: {status: agency}}, expect: {outcome: allow, rows: [small], outputs: {n: small}}}
                  - {name: open, given: {a: {status: other}}, expect: {outputs: {n: unknown}}}
                  - {name: asked, given: {a: {budget: 5}}, expect: {questions: [a.signed]}}
                """);
        assertThat(results).extracting(RuleTestResult::passed).containsExactly(true, false, true, false);
        assertThat(results.get(1).message()).startsWith("Expected allow, but the table decided deny; expected n = 'small', but it is 'agency';"
                + " expected the rows small, but agency fit (row agency fits: ");
        assertThat(results.get(3).message()).startsWith("Expected questions for a.signed, but it asks for a.status (");
    }

    private static BusinessDecision grant(Map<String, Object> facts) {
        return RuleBooks.parse("t", GRANT).decide("test", facts(facts));
    }

    private static RuleInput facts(Map<String, Object> facts) {
        return RuleInput.of(Map.of("a", facts));
    }
}
