package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule set that the samples come with passes the tests that it brings along. */
class SampleRulesTest {

    static Path samples() {
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("samples/rules"))) {
            folder = folder.getParent();
        }
        return folder == null ? Path.of("samples/rules") : folder.resolve("samples/rules");
    }

    static List<Path> folders() throws IOException {
        try (Stream<Path> entries = Files.list(samples())) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }

    @TestFactory
    Stream<DynamicContainer> everySetOfTheSamples() throws IOException {
        assertThat(folders()).extracting(folder -> folder.getFileName().toString())
                .contains("default", "open-licences-only", "at-least-class-III", "signed-in-production", "cite-your-sources", "no-personal-data",
                        "closed-folders");
        return folders().stream().map(folder -> {
            List<RuleCheck> checks = RuleTests.checks(folder).toList();
            assertThat(checks).as("tests in %s", folder.getFileName()).hasSizeGreaterThan(1);
            return DynamicContainer.dynamicContainer(
                    folder.getFileName().toString(),
                    checks.stream().map(check -> DynamicTest.dynamicTest(check.name(), check::verify)));
        });
    }

    @ParameterizedTest
    @MethodSource("folders")
    void nothingIsToBePointedOutAndNoChangeGoesUnnoticed(Path folder) {
        assertThat(RuleLint.check(List.of(folder))).isEmpty();
        RuleTestReport report = RuleTests.reportWithChanges(List.of(folder));
        assertThat(report.gaps()).isEmpty();
        assertThat(report.unnoticed()).isEmpty();
        assertThat(report.tests()).isNotEmpty();
    }
}
