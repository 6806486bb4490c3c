package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rules.problem.RuleProblem;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a decision table is said with its place, its kind and what would be right. */
class TableProblemsTest {
    private static final String OTHERWISE = "otherwise: {n: none}\n";

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            a.status  @ == charty          @ 3  @ WRONG_VALUE @ 'charty' is none of the values of this column. Did you mean 'charity'? They are: charity, agency, other.
            a.status  @ in [charity, xx]   @ 13 @ WRONG_VALUE @ 'xx' is none of the values of this column. They are: charity, agency, other.
            a.status  @ < charity          @ 0  @ CELL        @ '<' compares numbers and dates, and this column holds a text. Use ==, != or in [a, b].
            a.status  @ = charity          @ 0  @ CELL        @ Write == to compare.
            a.status  @ != charity, agency @ 0  @ CELL        @ A comma means 'or', so a cell with '!=' or 'not in' and something else takes nearly everything. To leave out several values write not in [a, b].
            a.status  @ in charity         @ 3  @ CELL        @ 'in' is followed by a list in square brackets, as in in ['OR', 'WA'].
            a.status  @ in [charity        @ 11 @ CELL        @ The list is not closed: ']' is missing.
            a.status  @ charity,           @ 8  @ CELL        @ A test is missing here. Write "-" alone if any value will do.
            a.state   @ == OR              @ 3  @ WRONG_VALUE @ Put texts in quotes, as in 'OR'. Only where the fact declares its 'values' can the quotes be left out.
            a.state   @ == 'OR             @ 3  @ CELL        @ This quote is not closed.
            a.state   @ 'OR' 'WA'          @ 5  @ CELL        @ Separate tests by a comma; one of them has to hold.
            a.budget  @ < 1,000            @ 3  @ CELL        @ A comma separates values; between digits it is not clear what is meant. Write thousands without anything between them (1250000), decimals with a point (0.5), and a blank behind a comma that separates.
            a.budget  @ < 1'000            @ 2  @ WRONG_VALUE @ '1'000' is not a number. Numbers are written in digits, with a point before decimals and nothing between thousands, as in 1250000 or 0.5.
            a.budget  @ < $1000            @ 2  @ WRONG_VALUE @ '$1000' is not a number. Numbers are written in digits, with a point before decimals and nothing between thousands, as in 1250000 or 0.5.
            a.budget  @ < 007              @ 2  @ WRONG_VALUE @ '007' is not a number. Numbers are written in digits, with a point before decimals and nothing between thousands, as in 1250000 or 0.5.
            a.budget  @ [10..0]            @ 0  @ CELL        @ No value lies in this range. Write the smaller end first.
            a.budget  @ (5..5]             @ 0  @ CELL        @ No value lies in this range. Write the smaller end first.
            a.budget  @ [0..10             @ 0  @ CELL        @ The range is not closed: write ] to include its upper end, or ) to leave it out.
            a.budget  @ [1, 2]             @ 0  @ CELL        @ A range is written [0..10], or [0..10) without 10; a list of values is written in [a, b].
            a.budget  @ '5'                @ 0  @ CELL        @ This column holds a number, which is written without quotes.
            a.budget  @ < 0                @ 0  @ COVERED     @ no value that 'a.budget' may have fits this cell, so the row R1 can never count.
            a.staff   @ < 1.5              @ 2  @ WRONG_VALUE @ Here are whole numbers only, never 1.5.
            a.staff   @ <=                 @ 2  @ CELL        @ A value is missing here.
            a.staff   @ < params.nope      @ 2  @ WRONG_VALUE @ There is no param 'nope'. There are: some, words.
            a.staff   @ < params.words     @ 2  @ WRONG_VALUE @ 'params.words' is not a whole number, which this column compares.
            a.staff   @ in params.some     @ 3  @ WRONG_VALUE @ 'in' takes a list, and 'params.some' is none among the params of this table.
            a.signed  @ yes                @ 0  @ WRONG_VALUE @ This is true or false, not 'yes'.
            a.founded @ < 1/31/2026        @ 2  @ WRONG_VALUE @ A date is written year-month-day, as in 2026-01-31, not '1/31/2026'.
            a.founded @ < 2026-02-30       @ 2  @ WRONG_VALUE @ A date is written year-month-day, as in 2026-01-31, not '2026-02-30'.
            """)
    void cells(String input, String cell, int offset, Code code, String message) {
        String yaml = Tables.with("outputs: {n: text}\nparams: {some: 5, words: [x]}\n" + OTHERWISE, "first", "[" + input + "]",
                List.of("{id: R1, then: {n: x}, when: [\"" + cell.replace("\"", "\\\"") + "\"]}"));
        int start = "  - {id: R1, then: {n: x}, when: [\"".length() + 1;
        assertThat(problems(yaml)).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo(message);
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.line()).isEqualTo(yaml.lines().toList().indexOf("rows:") + 2);
            assertThat(problem.column()).isEqualTo(start + offset);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            stage: business   @ stage: admission @ WRONG_VALUE @ Decision tables are for the stage business, on facts that the application gives. For the stage admission write a file of kind: RuleSet.
            hit: first        @ hit: any         @ WRONG_VALUE @ 'hit' takes one of unique, first, collect, collect-sum, not 'any'.
            hit: first        @ #                @ MISSING_KEY @ A decision table needs the key 'hit'.
            hit: first        @ hit: collect-sum @ WRONG_VALUE @ hit: collect-sum adds up, and 'n' is a text. Make it whole or number, or use hit: collect.
            [a.status]        @ [a.statsu]       @ WRONG_VALUE @ There is no fact 'a.statsu'. Did you mean 'a.status'? Declared under 'facts' are: a.status, a.state, a.budget, a.staff, a.signed, a.founded, a.fields.
            [a.status]        @ [a.fields]       @ WRONG_VALUE @ Cells cannot compare a list. Say what is asked of it, as in {name: inOregon, expression: "'OR' in a.fields"}, and compare that with true or false.
            [a.status]        @ []               @ MISSING_KEY @ A decision table needs at least one input.
            [a.status]        @ [a.status, a.status] @ DUPLICATE @ The input 'a.status' is there already. Compare it in one column: several tests in a cell are separated by a comma.
            [a.status]        @ [{name: x, expression: "a.budgt > 1"}] @ EXPRESSION @ budgt
            [a.status]        @ [{name: x, expression: "a.fields"}] @ EXPRESSION @ An input must be a text, a number, or true or false. Compare with something, or convert: string(…), int(…), double(…).
            outputs: {n: text} @ #               @ MISSING_KEY @ The table needs the key 'outputs', which says what each output is, as in outputs: {eligible: truth, why: text}.
            outputs: {n: text} @ outputs: {n: {type: text, values: [yes]}} @ WRONG_VALUE @ 'x' is none of the values of 'n'. They are: yes.
            outputs: {n: text} @ outputs: {n: text, m: text} @ MISSING_KEY @ This row does not say what m is.
            outputs: {n: text} @ outputs: {n: truth} @ WRONG_VALUE @ This is true or false, not 'x'.
            outputs: {n: text} @ outputs: {n: money} @ WRONG_VALUE @ 'n' takes one of text, whole, number, truth, date, texts, not 'money'.
            {n: x}            @ {n: unknown}     @ WRONG_VALUE @ Only 'otherwise' can leave 'n' unknown. A row that fits says what it is.
            {n: x}            @ {n: [x]}         @ WRONG_VALUE @ 'n' is a text and not a list. Declare it as texts if it should be one.
            {n: x}            @ {n: x, o: y}     @ UNKNOWN_KEY @ 'o' is not a key of 'then'. Allowed are: n.
            {n: x}            @ {n: x}, action: redact @ WRONG_VALUE @ 'action' takes one of deny, review, warn, audit, not 'redact'.
            id: R1            @ id: otherwise    @ WRONG_VALUE @ A row cannot be called 'otherwise'. What follows if no row fits stands under the key 'otherwise' of the table.
            ["-"]             @ ["-", "-"]       @ WRONG_VALUE @ This row has 2 cells for 1 inputs (a.status). Write "-" where any value will do.
            ["-"]             @ [[a]]            @ WRONG_VALUE @ A cell is one text, such as "in ['OR', 'WA']"; put it in quotes.
            """)
    void tables(String sound, String faulty, Code code, String message) {
        String yaml = Tables.of("first", "[a.status]", "{id: R1, then: {n: x}, when: [\"-\"]}");
        assertThat(problems(yaml)).isEmpty();
        assertThat(yaml).contains(sound);
        assertThat(problems(yaml.replace(sound, faulty))).first().satisfies(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.line()).isPositive();
        });
    }

    @Test
    void rowsThatMatchTheSameCaseAreShownWithIt() {
        assertThat(problems(Tables.of("unique", "[a.status, a.budget]",
                "{id: R1, when: [charity, '<= 1000'], then: {n: x}}",
                "{id: R2, when: ['!= charity', '-'], then: {n: x}}",
                "{id: R3, when: ['-', '>= 1000'], then: {n: x}}"))).satisfiesExactly(
                problem -> {
                    assertThat(problem.code()).isEqualTo(Code.OVERLAP);
                    assertThat(problem.message()).startsWith("The rows R1 and R3 both match a.status = 'charity', a.budget = 1000.");
                    assertThat(problem.snippet()).contains("id: R3");
                },
                problem -> assertThat(problem.message()).startsWith("The rows R2 and R3 both match a.status = 'agency', a.budget = 1000."));
    }

    @Test
    void aCaseThatNoRowMatchesIsShown() {
        String[] rows = {
            "{id: R1, when: [\"in ['OR', 'WA']\", '-', '-'], then: {n: x}}",
            "{id: R2, when: ['-', '> 0', '-'], then: {n: x}}",
            "{id: R3, when: ['-', '-', '>= 2026-01-01'], then: {n: x}}"
        };
        String table = Tables.of("first", "[a.state, a.budget, a.founded]", rows);
        assertThat(problems(table)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Code.GAP);
            assertThat(problem.message()).isEqualTo("No row matches a.state is any other text, a.budget = 0, a.founded = 2025-12-31. Add a"
                    + " row for this case, or say under 'otherwise' what follows if no row matches.");
        });
        assertThat(problems(table.replace("rows:", OTHERWISE + "rows:"))).isEmpty();
        assertThat(problems(table.replace("hit: first", "hit: collect"))).isEmpty();
    }

    @Test
    void wholeNumbersAndDatesHaveNeighbours() {
        assertThat(problems(Tables.of("unique", "[a.staff, a.founded]",
                "{id: R1, when: ['<= 9', '< 2026-01-01'], then: {n: x}}",
                "{id: R2, when: ['>= 10', '< 2026-01-01'], then: {n: x}}",
                "{id: R3, when: ['-', '> 2025-12-31'], then: {n: x}}"))).isEmpty();
        assertThat(problems(Tables.of("unique", "[a.budget]",
                "{id: R1, when: ['<= 9'], then: {n: x}}",
                "{id: R2, when: ['>= 10'], then: {n: x}}"))).singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("No row matches a.budget = 9.5."));
    }

    @Test
    void aRowThatEarlierRowsTogetherCoverIsFound() {
        assertThat(problems(Tables.of("first", "[a.budget, a.signed]",
                "{id: R1, when: ['< 10', '-'], then: {n: x}}",
                "{id: R2, when: ['>= 10', 'true'], then: {n: x}}",
                "{id: R3, when: ['[5..20]', 'true'], then: {n: x}}",
                "{id: R4, when: ['-', '-'], then: {n: x}}"))).singleElement().satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(Code.COVERED);
                    assertThat(problem.message()).startsWith("The row R3 can never count: earlier rows match every case that it matches.");
                });
    }

    @Test
    void testsCannotSpeakOfWhatIsNotThere() {
        String yaml = Tables.of("first", "[a.status]", "{id: R1, then: {n: x}, when: [\"-\"]}");
        assertThat(messages(yaml + """
                tests:
                  - {name: a, given: {a: {status: chrity}}, expect: {outcome: allow}}
                  - {name: b, given: {a: {founded: 2026-13-01}}, expect: {questions: [a.nope]}}
                  - {name: c, given: {a: {stats: x}}, expect: {outputs: {n: [x]}}}
                  - {name: d, given: {a: {}}, expect: {}}
                """)).contains(
                "'a.status' takes one of charity, agency, other, not 'chrity'.",
                "'a.founded' must be a date, written like 2026-01-31, not '2026-13-01'.",
                "The test 'b' speaks of a fact 'a.nope'. Facts are: a.status, a.state, a.budget, a.staff, a.signed, a.founded, a.fields.",
                "'given.a' has no 'stats'. It has: status, state, budget, staff, signed, founded, fields.",
                "A test expects something: outcome, outputs, rows, questions.");
        assertThat(messages(yaml + "tests: [{name: a, given: {a: {}}, expect: {rows: [R9]}}]\n"))
                .containsExactly("The test expects a row 'R9', which this table does not have.");
    }

    @Test
    void declarationsOfFactsMustThemselvesFit() {
        String yaml = Tables.of("first", "[a.status]", "{id: R1, then: {n: x}, when: [\"-\"]}");
        assertThat(messages(yaml.replace("a.staff: {type: whole, min: 0}", "a.staff: {type: whole, values: [1.5]}")))
                .containsExactly("'1.5' among the 'values' of 'a.staff' is no value of its type. Correct it, or leave 'values' out.");
        assertThat(messages(yaml.replace("a.signed: {type: truth}", "a.signed: {type: truth, min: 1}")))
                .containsExactly("'min' and 'max' are for numbers, and 'a.signed' is none.");
    }

    @Test
    void aThousandRowsAreLookedThrough() {
        List<String> rows = IntStream.range(0, 999).mapToObj(row -> "{id: R" + row + ", then: {n: x}, when: [\"== " + row + "\", \"" + (row % 2 == 0
                ? "-" : "< 5") + "\"]}").toList();
        String table = Tables.with("outputs: {n: text}\n", "unique", "[a.staff, a.budget]", rows);
        assertThat(problems(table)).singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("No row matches a.staff = 1, a.budget = 5."));
        assertThat(problems(table.replace("hit: unique", "hit: first").replace("rows:", OTHERWISE + "rows:"))).isEmpty();
        assertThat(problems(table.replace("== 998", "== 4"))).filteredOn(problem -> problem.code() == Code.OVERLAP).singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("The rows R4 and R998 both match a.staff = 4, a.budget = "));
    }

    @Test
    void aTableTooLargeToLookThroughIsRefused() {
        // Every row forbids one combination of many columns: the complement of a satisfiability problem.
        String inputs = IntStream.range(0, 18).mapToObj(i -> "{name: x" + i + ", expression: 'a.staff > " + i + "'}")
                .collect(Collectors.joining(", ", "[", "]"));
        List<String> rows = IntStream.range(0, 900).mapToObj(row -> "{id: R" + row + ", then: {n: x}, when: [" + IntStream.range(0, 18)
                .mapToObj(i -> (row * 31L + i * 17L) % 5 == 0 ? "'" + ((row * 7919L >> i & 1) == 0) + "'" : "'-'")
                .collect(Collectors.joining(", ")) + "]}").toList();
        List<RuleProblem> problems = problems(Tables.with("outputs: {n: text}\n", "unique", inputs, rows));
        assertThat(problems).isNotEmpty().allMatch(problem -> problem.code() == Code.TOO_COSTLY || problem.code() == Code.OVERLAP
                || problem.code() == Code.GAP);
        assertThat(problems).hasSizeLessThan(25);
    }

    private static List<String> messages(String yaml) {
        return problems(yaml).stream().map(RuleProblem::message).toList();
    }

    private static List<RuleProblem> problems(String yaml) {
        return RuleSetFiles.parse("table.yaml", yaml).problems();
    }
}
