package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.OpenbookException;
import dev.openbook.rules.problem.RuleProblem;
import dev.openbook.rules.problem.RuleProblem.Code;
import dev.openbook.rules.problem.RuleProblem.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault of a shelf of faulty rule sets is found, at its place. What is expected of {@code NN-name.yaml} stands beside it in
 * {@code NN-name.expected}; run with {@code -Dopenbook.golden=write} to write what is found there, then read the difference.
 */
class FaultySetsTest {
    @TempDir
    Path folder;

    static List<Path> sets() throws IOException {
        Path shelf = Path.of("src/test/resources/faulty").toAbsolutePath();
        try (Stream<Path> files = Files.list(shelf)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everyFaultIsFoundAtItsPlace(Path set) throws IOException {
        Path expected = set.resolveSibling(set.getFileName().toString().replace(".yaml", ".expected"));
        String found = words(RuleLint.check(List.of(set)));
        if ("write".equals(System.getProperty("openbook.golden"))) {
            Files.writeString(expected, found);
        }
        assertThat(found).isEqualTo(Files.readString(expected)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void aSetWithErrorsIsNotLoadedAndNeitherIsASoundOneBesideIt(Path set) throws IOException {
        Files.copy(set, folder.resolve("faulty.yaml"));
        Files.writeString(folder.resolve("sound.yaml"), RuleSets.requiring("model.readable", "deny").replace("name: test", "name: sound"));
        List<RuleProblem> problems = RuleBooks.check(folder);
        if (problems.isEmpty()) {
            assertThat(RuleBooks.load(folder).ruleSets()).as("warnings keep nothing from loading").hasSize(2);
        } else {
            assertThat(problems).allSatisfy(problem -> assertThat(problem.severity()).isEqualTo(Severity.ERROR));
            assertThatThrownBy(() -> RuleBooks.load(folder))
                    .isInstanceOf(OpenbookException.class)
                    .satisfies(e -> problems.forEach(problem -> assertThat(e).hasMessageContaining(problem.message())));
        }
    }

    /** As editors on Windows write them. */
    @ParameterizedTest
    @MethodSource("sets")
    void endsOfLinesMakeNoDifference(Path set) throws IOException {
        Path windows = folder.resolve(set.getFileName());
        Files.writeString(windows, Files.readString(set).replace("\n", "\r\n"));
        assertThat(words(RuleLint.check(List.of(windows)))).isEqualTo(words(RuleLint.check(List.of(set))));
    }

    @Test
    void theShelfHoldsEveryKindOfProblem() throws IOException {
        Set<Code> codes = EnumSet.noneOf(Code.class);
        for (Path set : sets()) {
            RuleLint.check(List.of(set)).forEach(problem -> codes.add(problem.code()));
        }
        assertThat(sets()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(codes).as("but files that cannot be opened, and those of spreadsheets")
                .isEqualTo(EnumSet.complementOf(EnumSet.of(Code.UNREADABLE, Code.CSV)));
    }

    @Test
    void whatIsNotTextIsNoRuleFile() throws IOException {
        Path binary = folder.resolve("a.yaml");
        Files.write(binary, "name: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(RuleLint.check(List.of(binary))).extracting(RuleProblem::code).containsExactly(Code.YAML);
        assertThat(RuleLint.check(List.of(folder.resolve("none.yaml")))).extracting(RuleProblem::code).containsExactly(Code.UNREADABLE);
    }

    private static String words(List<RuleProblem> problems) {
        return problems.stream()
                .map(problem -> Path.of(problem.file()).getFileName() + ":" + problem.line() + ":" + problem.column() + ": " + problem.code()
                        + ": " + problem.message() + "\n")
                .collect(Collectors.joining());
    }
}
