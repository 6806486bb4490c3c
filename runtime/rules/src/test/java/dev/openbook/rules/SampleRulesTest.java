package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rule set that the samples come with passes the tests that it brings along. */
class SampleRulesTest {

    static Path samples() {
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("samples/rules"))) {
            folder = folder.getParent();
        }
        return folder == null ? Path.of("samples/rules") : folder.resolve("samples/rules");
    }

    @TestFactory
    Stream<DynamicContainer> everySetOfTheSamples() throws IOException {
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> entries = Files.list(samples())) {
            entries.filter(Files::isDirectory).sorted().forEach(folders::add);
        }
        assertThat(folders).extracting(folder -> folder.getFileName().toString()).contains("default", "open-licences-only");
        return folders.stream().map(folder -> {
            List<RuleTestResult> results = RuleTests.run(folder);
            assertThat(results).as("tests in %s", folder.getFileName()).hasSizeGreaterThan(3);
            return DynamicContainer.dynamicContainer(folder.getFileName().toString(), results.stream()
                    .map(result -> DynamicTest.dynamicTest(
                            result.name(), () -> assertThat(result.passed()).as(result.message()).isTrue())));
        });
    }
}
