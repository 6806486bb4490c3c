package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rule files as tests of JUnit, as the documentation shows it. */
class RuleFilesAsTestsTest {
    private static final Path RULES = SampleRulesTest.samples().resolve("open-licences-only");

    // from here
    @TestFactory
    Stream<DynamicTest> rules() {
        return RuleTests.checks(RULES).map(check -> DynamicTest.dynamicTest(check.name(), check::verify));
    }
    // to here

    @Test
    void everyTestOfTheFileIsOne() {
        assertThat(rules().map(DynamicTest::getDisplayName).toList())
                .hasSize(RuleTests.run(RULES).size())
                .contains("open-licences-only@1: Apache-2.0 is on the list");
    }

    @Test
    void theDocumentationShowsIt() throws IOException {
        Path module = SampleRulesTest.samples().resolve("../../runtime/rules").normalize();
        List<String> lines = Files.readAllLines(module.resolve("src/test/java/dev/openbook/rules/RuleFilesAsTestsTest.java"));
        List<String> example = lines.subList(lines.indexOf("    // from here") + 1, lines.indexOf("    // to here"));
        String shown = String.join("\n", example.stream().map(line -> line.substring(4)).toList()).replace("RULES", "Path.of(\"rules\")");
        assertThat(Files.readString(module.resolve("README.md"))).contains(shown);
        assertThat(Files.readString(SampleRulesTest.samples().resolve("README.md"))).contains(shown);
        String javadoc = " * " + String.join("\n * ", shown.split("\n"));
        assertThat(Files.readString(module.resolve("src/main/java/dev/openbook/rules/RuleTests.java"))).contains(javadoc);
    }
}
