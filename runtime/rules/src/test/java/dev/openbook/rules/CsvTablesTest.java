package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rule.BusinessDecision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleBook;
import dev.openbook.rule.RuleInput;
import dev.openbook.rules.problem.RuleProblem;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows as spreadsheets export them. */
class CsvTablesTest {
    private static final String ROWS = """
            id,a.state,a.budget,n,f,action,message
            R1,"in ['OR', 'WA']",< 1000.5,yes,"x, y",,
            R2,,-,no,,Deny,"Not ""here"", sorry."
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"LF", "CRLF", "CR", "BOM", "semicolons", "tabs", "sep", "blank rows", "short rows"})
    void everyExportOfTheSameRowsIsTheSameTable(String export) throws IOException {
        String csv = switch (export) {
            case "CRLF" -> ROWS.replace("\n", "\r\n");
            case "CR" -> ROWS.replace("\n", "\r");
            case "BOM" -> "\ufeff" + ROWS;
            case "semicolons" -> "id;a.state;a.budget;n;f;action;message\nR1;in ['OR', 'WA'];< 1000.5;yes;x, y;;\nR2;;-;no;;Deny;"
                    + "\"Not \"\"here\"\", sorry.\"\n";
            case "tabs" -> "id\ta.state\ta.budget\tn\tf\taction\tmessage\nR1\tin ['OR', 'WA']\t< 1000.5\tyes\tx, y\t\t\nR2\t\t-\tno\t\tDeny\t"
                    + "\"Not \"\"here\"\", sorry.\"";
            case "sep" -> "sep=,\r\n" + ROWS.replace("\n", "\r\n");
            case "blank rows" -> ROWS.replace("\nR", "\n,,,,,,\n\nR") + ",,,,,,\n";
            case "short rows" -> ROWS.replace("\"x, y\",,\n", "\"x, y\"\n");
            default -> ROWS;
        };
        RuleBook book = RuleBooks.load(table("rows: {csv: rows.csv}", csv));
        BusinessDecision here = book.decide("test", facts(Map.of("state", "WA", "budget", 1000)));
        assertThat(here.rows()).containsExactly("R1");
        assertThat(here.outputs()).isEqualTo(Map.of("n", "yes", "f", List.of("x", "y")));
        assertThat(here.decision().outcome()).isEqualTo(Outcome.ALLOW);
        BusinessDecision elsewhere = book.decide("test", facts(Map.of("state", "CA")));
        assertThat(elsewhere.outputs()).isEqualTo(Map.of("n", "no", "f", List.of()));
        assertThat(elsewhere.decision().outcome()).isEqualTo(Outcome.DENY);
        assertThat(elsewhere.decision().results().get(0).message()).isEqualTo("Not \"here\", sorry.");
    }

    @Test
    void decimalCommasAreReadIfTheFileSaysSo() throws IOException {
        String csv = "id;a.state;a.budget;n;f\nR1;'a,5', 'b';< 1000,5, > 2000,25;yes;\n";
        assertThat(problems("rows: {csv: rows.csv}", csv)).singleElement().satisfies(problem -> {
            assertThat(problem.message()).startsWith("Cell C2: A comma separates values; between digits it is not clear what is meant.");
            assertThat(problem.column()).isEqualTo("R1;'a,5', 'b';< 1000".length() + 1);
        });
        RuleBook book = RuleBooks.load(table("rows: {csv: rows.csv, separator: ;, decimal: comma}\notherwise: {n: no, f: []}", csv));
        assertThat(book.decide("test", facts(Map.of("state", "a,5", "budget", 1000.4))).rows()).containsExactly("R1");
        assertThat(book.decide("test", facts(Map.of("state", "b", "budget", 2000.3))).rows()).containsExactly("R1");
        assertThat(book.decide("test", facts(Map.of("state", "b", "budget", 1000.5))).rows()).isEmpty();
    }

    @Test
    void problemsNameTheFileTheCellAndThePlace() throws IOException {
        List<RuleProblem> problems = problems("rows: {csv: rows.csv}", """
                id,a.state,a.budget,n,f
                R1,"== 'a""b', OR",< 5,yes,
                R1,-,"< 5
                ",no,
                ?,-,-,no,
                R4,-,-,no,,x
                """);
        assertThat(problems).extracting(RuleProblem::file).allMatch(file -> file.endsWith("rows.csv"));
        assertThat(problems).extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.message()).containsExactly(
                "2:16 Cell B2: Put texts in quotes, as in 'OR'. Only where the fact declares its 'values' can the quotes be left out.",
                "3:1 There is another row called 'R1'. Give one of them another name.",
                "5:1 Cell A4: a row needs a name of 1 to 100 letters, digits, dots, hyphens or underscores, other than 'otherwise'.",
                "6:12 Cell F5: there is no column name above this cell. Put a text with separators in quotes.");
    }

    @Test
    void columnsAreByName() throws IOException {
        assertThat(problems("rows: {csv: rows.csv}", "id,a.state,a.budgets,n,n,f\nR1,-,-,x,x,\n")).extracting(RuleProblem::message)
                .containsExactly(
                        "Cell A1: the first row has no column a.budget.",
                        "Cell C1: there is no input or output 'a.budgets'. Columns are: id, a.state, a.budget, n, f, action, message.",
                        "Cell E1: there is another column 'n'. Keep one.");
        assertThat(problems("rows: {csv: rows.csv}", "")).singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("The file is empty."));
        assertThat(problems("rows: {csv: rows.csv}", "n,f,a.budget,id,a.state\nno,,-,R1,-\n")).isEmpty();
    }

    @Test
    void whatIsNoCsvIsRefusedWhereItBreaks() throws IOException {
        assertThat(problems("rows: {csv: rows.csv}", "id,a.state,a.budget,n,f\nR1,\"-,-,x,\n")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Code.CSV);
            assertThat(problem.message()).isEqualTo("Cell B2: this quote is not closed.");
            assertThat(problem.column()).isEqualTo(4);
        });
        assertThat(problems("rows: {csv: rows.csv}", "id,a.state,a.budget,n,f\nR1,\"-\"x,-,x,\n")).singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("Cell B2: there is text behind the closing quote."));
        Path file = table("rows: {csv: rows.csv}", ROWS);
        Files.write(folder.resolve("rows.csv"), ROWS.replace("yes", "ja, süß").getBytes(Charset.forName("windows-1252")));
        assertThat(RuleBooks.check(file)).singleElement()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("The file is not UTF-8 text. Save it as UTF-8."));
        Files.write(folder.resolve("rows.csv"), new byte[(1 << 20) + 1]);
        assertThat(RuleBooks.check(file)).singleElement().satisfies(problem -> assertThat(problem.code()).isEqualTo(Code.LIMIT));
        assertThat(problems("rows: {csv: rows.csv}", "id,a.state,a.budget,n,f\n" + "R,-,-,x,\n".repeat(1_001))).singleElement()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("A table has at most 1000 rows below its head."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../rows.csv", "/etc/passwd", "a/../../rows.csv", "C:\\\\rows.csv", "link.csv", "none.csv", "", ".hidden"})
    void onlyFilesOfTheFolderAreRead(String name) throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(folder.resolve("rows.csv"), ROWS);
        Files.createSymbolicLink(inner.resolve("link.csv"), folder.resolve("rows.csv"));
        Path file = inner.resolve("table.yaml");
        Files.writeString(file, yaml("rows: {csv: \"" + name + "\"}"));
        assertThat(RuleBooks.check(file)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isIn(Code.WRONG_VALUE, Code.UNREADABLE);
            assertThat(problem.message()).doesNotContain("R1");
        });
    }

    @Test
    void aTextFromElsewhereHasNoFolder() {
        assertThat(RuleSetFiles.parse("t", yaml("rows: {csv: rows.csv}")).problems()).singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(Code.UNREADABLE));
    }

    @Test
    void otherRowsAreAnotherTable() throws IOException {
        var one = RuleBooks.load(table("rows: {csv: rows.csv}", ROWS)).ruleSets().get(0).digest();
        var same = RuleBooks.load(table("rows: {csv: rows.csv}", ROWS)).ruleSets().get(0).digest();
        var other = RuleBooks.load(table("rows: {csv: rows.csv}", ROWS.replace("1000.5", "1000.6"))).ruleSets().get(0).digest();
        assertThat(same).isEqualTo(one);
        assertThat(other).isNotEqualTo(one);
    }

    private List<RuleProblem> problems(String rows, String csv) throws IOException {
        return RuleBooks.check(table(rows, csv)).stream().filter(problem -> problem.code() != Code.GAP).toList();
    }

    private Path table(String rows, String csv) throws IOException {
        Files.write(folder.resolve("rows.csv"), csv.getBytes(StandardCharsets.UTF_8));
        Path file = folder.resolve("table.yaml");
        Files.writeString(file, yaml(rows));
        return file;
    }

    private static String yaml(String rows) {
        return Tables.HEAD + Tables.FACTS + "hit: first\ninputs: [a.state, a.budget]\noutputs: {n: text, f: texts}\n" + rows + "\n";
    }

    private static RuleInput facts(Map<String, Object> facts) {
        return RuleInput.of(Map.of("a", facts));
    }
}
