package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rules.problem.RuleProblem;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lint says of single conditions. */
class RuleLintTest {
    private static final String TESTS = """
            tests:
              - {name: fails, given: {model: {}}, expect: {outcome: deny}}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "model.license.open",
        "model.license.spdx == 'MIT' || model.license.spdx == 'ISC'",
        "model.license.spdx != 'MIT' && model.license.spdx != 'ISC'",
        "model.license.spdx in ['MIT', 'ISC'] && model.license.spdx != 'MIT'",
        "!known(model.license.spdx) || model.license.spdx == 'MIT'",
        "known(model.license.spdx) && model.license.spdx == 'MIT'",
        "size(model.files) > 0 && size(model.files) < 10",
        "model.graph.parameters >= 5 && model.graph.parameters <= 5",
        "model.graph.parameters > 4 && model.graph.parameters < 5",
        "model.files.all(f, f.size > 5) && model.files.exists(f, f.size == 7)",
        "model.readable ? model.license.open : model.source == 'x'",
        "model.source < 'm' || model.source > 'a'",
        "env.name != 'prod' || lock.listed",
        "size(model.files) - size(model.tasks) >= 0",
        "model.graph.parameters - model.files.size() < 0",
        "has(model.origin) && model.origin.startsWith('https://')",
    })
    void whatMayBeSoOrNotIsNotPointedOut(String require) throws IOException {
        assertThat(lint(require)).extracting(RuleProblem::code).isSubsetOf(Code.UNTESTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', value = {
        "true @ CONSTANT",
        "!false @ CONSTANT",
        "'a' == 'a' @ CONSTANT",
        "'a' in ['b', 'c'] @ CONSTANT",
        "model.source in [] @ CONSTANT",
        "size([1, 2]) == 2 @ CONSTANT",
        "model.readable == model.readable @ CONSTANT",
        "model.readable || !model.readable @ CONSTANT",
        "model.readable ? true : true @ CONSTANT",
        "model.license.spdx != 'MIT' || model.license.spdx != 'ISC' @ CONSTANT",
        "!(model.license.spdx == 'MIT' && model.license.spdx == 'ISC') @ CONTRADICTION",
        "size(model.files) >= 0 @ CONSTANT",
        "size(model.files) < 0 @ CONSTANT",
        "model.files.size() >= 0 @ CONSTANT",
        "0 <= size(model.files) @ CONSTANT",
        "model.graph.parameters < 3 && model.graph.parameters > 3.0 @ CONTRADICTION",
        "model.graph.parameters > 3 && model.graph.parameters <= 3 @ CONTRADICTION",
        "3 < model.graph.parameters && model.graph.parameters < 2 @ CONTRADICTION",
        "model.graph.parameters == 4 && model.graph.parameters != 4 @ CONTRADICTION",
        "model.license.spdx in ['MIT', 'ISC'] && model.license.spdx == 'GPL' @ CONTRADICTION",
        "model.license.spdx in ['MIT'] && model.license.spdx in ['ISC'] @ CONTRADICTION",
        "model.readable && (model.license.open && !model.readable) @ CONTRADICTION",
        "model.readable == true && model.readable == false @ CONTRADICTION",
        "!known(model.license) && model.license.open @ CONTRADICTION",
        "model.source < model.origin && model.origin <= model.source @ CONTRADICTION",
        "model.files.all(f, f.path == 'a' && f.path == 'b') @ CONTRADICTION",
        "model.readable && model.license.open && model.readable @ REPEATED",
        "model.source == 'x' || model.source == \"x\" @ REPEATED",
    })
    void whatCannotBeMeantIsPointedOut(String require, Code code) throws IOException {
        assertThat(lint(require)).extracting(RuleProblem::code).contains(code);
    }

    @Test
    void deepChoicesAndChainsOfVariablesTakeNoTime() throws IOException {
        StringBuilder variables = new StringBuilder("variables:\n  - {name: v0, expression: \"model.readable && model.license.open\"}\n");
        for (int i = 1; i < 60; i++) {
            variables.append("  - {name: v%d, expression: \"variables.v%d || variables.v%d && model.source == '%d'\"}\n".formatted(i, i - 1, i - 1, i));
        }
        String choice = "model.readable";
        for (int i = 0; i < 12; i++) {
            choice = "((" + choice + ") ? model.license.open : model.source == '" + i + "')";
        }
        Path file = folder.resolve("deep.yaml");
        Files.writeString(file, RuleSets.requiring(variables.toString(), "variables.v59 && " + choice, "deny") + TESTS);
        assertThat(RuleLint.check(List.of(file))).extracting(RuleProblem::code).doesNotContain(Code.LIMIT, Code.EXPRESSION);
    }

    @Test
    void errorsOfOneFileDoNotHideTheWarningsOfAnother() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "kind: RuleSet");
        Files.writeString(folder.resolve("b.yaml"), RuleSets.requiring("true", "deny") + TESTS);
        assertThat(RuleLint.check(List.of(folder))).extracting(RuleProblem::code).contains(Code.MISSING_KEY, Code.CONSTANT);
    }

    @Test
    void aWarningKeepsNothingFromLoading() throws IOException {
        assertThat(lint("true")).isNotEmpty();
        assertThat(RuleBooks.load(folder.resolve("rules.yaml")).ruleSets()).hasSize(1);
    }

    private List<RuleProblem> lint(String require) throws IOException {
        Path file = folder.resolve("rules.yaml");
        Files.writeString(file, RuleSets.requiring(require, "deny") + TESTS);
        return RuleLint.check(List.of(file));
    }
}
