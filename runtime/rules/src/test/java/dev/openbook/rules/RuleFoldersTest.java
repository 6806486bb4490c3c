package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.OpenbookException;
import dev.openbook.rules.problem.RuleProblem;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder is loaded as a whole: a rule file left out without a word would make the book more lenient. */
class RuleFoldersTest {
    @TempDir
    Path folder;

    @Test
    void suffixesMayBeInCapitals() throws IOException {
        write("a.yaml", "first");
        write("B.YAML", "second");
        write("c.Yml", "third");
        Files.writeString(folder.resolve("notes.txt"), "no rules");
        Files.createDirectory(folder.resolve("inner.yaml"));
        assertThat(RuleBooks.load(folder).ruleSets()).extracting(set -> set.name()).containsExactly("second", "first", "third");
    }

    @Test
    void aLinkThatLeadsNowhereIsAProblemAndNothingIsLoaded() throws IOException {
        write("a.yaml", "first");
        Files.createSymbolicLink(folder.resolve("b.yaml"), folder.resolve("gone.yaml"));
        List<RuleProblem> problems = RuleBooks.check(folder);
        assertThat(problems).extracting(RuleProblem::code).containsExactly(Code.UNREADABLE);
        assertThat(problems.get(0).file()).isEqualTo(folder.resolve("b.yaml").toString());
        assertThat(problems.get(0).message()).contains("link to a file that is not there");
        assertThatThrownBy(() -> RuleBooks.load(folder)).isInstanceOf(OpenbookException.class);
    }

    @Test
    void theSecondOfTwoSetsOfOneNameIsNamedWhereItsNameStands() throws IOException {
        write("a.yaml", "same");
        write("b.yaml", "same");
        assertThat(RuleBooks.check(folder)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Code.DUPLICATE);
            assertThat(problem.file()).isEqualTo(folder.resolve("b.yaml").toString());
            assertThat(problem.line() + ":" + problem.column()).isEqualTo("3:18");
        });
    }

    @Test
    void filesAreNamedAsTheUserNamedThem() {
        assertThat(RuleBooks.check(Path.of("no", "such.yaml"))).extracting(RuleProblem::file).containsExactly(Path.of("no", "such.yaml").toString());
    }

    @Test
    void aWholeNumberIsANumber() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), RuleSets.requiring("model.card.emissions.grams < 100.5", "deny") + """
                tests:
                  - {name: few, given: {model: {card: {emissions: {grams: 12}}}}, expect: {outcome: allow, rules: []}}
                  - {name: many, given: {model: {card: {emissions: {grams: 1200}}}}, expect: {outcome: deny, rules: [only]}}
                """);
        assertThat(RuleTests.run(folder)).allSatisfy(result -> assertThat(result.passed()).as(result.message()).isTrue()).hasSize(2);
    }

    private void write(String file, String name) throws IOException {
        Files.writeString(folder.resolve(file), RuleSets.requiring("model.readable", "deny").replace("name: test", "name: " + name));
    }
}
