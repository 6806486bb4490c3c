package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rules.problem.RuleProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page on writing rules says of tables is so. */
class TablePageTest {

    @Test
    void theTableOfThePageLoadsAndPassesItsTests() throws IOException {
        assertThat(RuleTests.run("page.yaml", table())).hasSize(2).allMatch(RuleTestResult::passed);
    }

    @Test
    void aTableWithoutItsLastRowIsRefusedInTheWordsOfThePage() throws IOException {
        String hole = table().replaceFirst("(?m)^ *- \\{id: R3.*\n", "");
        assertThat(RuleSetFiles.parse("page.yaml", hole).problems()).extracting(RuleProblem::message).singleElement().satisfies(message ->
                assertThat(page()).contains(message.substring(0, message.indexOf(" Add a row"))));
    }

    private static String page() throws IOException {
        return Files.readString(SampleRulesTest.samples().resolve("README.md"));
    }

    private static String table() throws IOException {
        Matcher table = Pattern.compile("```yaml\n(apiVersion[^`]*kind: DecisionTable[^`]*)```").matcher(page());
        assertThat(table.find()).isTrue();
        return table.group(1);
    }
}
