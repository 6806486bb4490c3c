package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rules.problem.RuleProblem;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule sets that would run for very long or need very much memory are refused by what they could do, before they do it. */
class BombsTest {

    @ParameterizedTest
    @ValueSource(strings = {
        // A list made of lists made of lists.
        "model.files.map(a, model.files.map(b, model.files)).size() == 1",
        "model.files.all(a, model.files.all(b, model.files.all(c, a.size + b.size + c.size > 0)))",
        // The cost hides in the key of a table.
        "{model.findings.all(f, model.findings.all(g, !f.message.matches('(a?){240}b'))): 1} == {true: 1}",
        "[model.findings.all(f, model.findings.all(g, !f.message.matches('(a?){240}b')))] == [true]",
        "model.findings.all(f, {f.message.matches('(a?){240}b'): 1} == {true: 1})",
        "model.findings.all(f, model.findings.exists(g, f.message.contains(g.message)))",
        "model.findings.exists(f, f.message.indexOf(model.source) == 1)",
        "model.files.all(f, model.files == model.files)",
        "model.files.all(a, model.files.all(b, model.files.all(c, model.files.all(d, model.files.all(e, true)))))",
        "model.findings.map(a, [a.message, a.message, a.message].map(b, [b, b, b].map(c, c.lowerAscii()))).size() == 1",
        "model.findings.filter(a, model.findings.filter(b, a.code == b.code).size() == 1).size() == 1",
    })
    void anExpressionThatCouldRunForLong(String require) {
        assertThat(problems(RuleSets.requiring(require, "deny"))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Code.TOO_COSTLY);
            assertThat(problem.message()).matches("This .*could (take too long|grow too large).* for a whole rule set\\..*");
            assertThat(problem.line()).isEqualTo(8);
            assertThat(problem.column()).isGreaterThanOrEqualTo(7);
        });
    }

    @Test
    void theMessageNamesThePartAndItsPlace() {
        String require = "model.readable && model.findings.all(f, f.message.matches('(a?){240}b'))";
        assertThat(problems(RuleSets.requiring(require, "deny"))).singleElement().satisfies(problem -> {
            assertThat(problem.message()).startsWith("This loop could take too long on large facts: up to ");
            assertThat(problem.column()).isEqualTo(7 + require.indexOf(".all") + 4);
        });
        assertThat(problems(RuleSets.requiring("model.source.matches('" + "(ab){400}".repeat(2) + "')", "deny"))).singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("This pattern repeats too much"));
    }

    @Test
    void listsThatDoubleAreCountedByTheirElements() {
        String doubled = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> "  - {name: v%d, expression: \"%s + %s\"}%n".formatted(i, before(i), before(i)))
                .collect(Collectors.joining());
        String set = RuleSets.requiring(
                "params: {n: [" + "1, ".repeat(8_999) + "1]}\nvariables:\n" + doubled,
                "params.n.all(x, variables.v5 == variables.v5 + [1])", "deny");
        assertThat(problems(set)).isNotEmpty().allMatch(problem -> problem.code() == Code.TOO_COSTLY);
    }

    private static String before(int i) {
        return i == 1 ? "params.n" : "variables.v" + (i - 1);
    }

    @Test
    void memoryIsCountedOverAllVariables() {
        String doubled = IntStream.range(1, 14)
                .mapToObj(i -> "  - {name: v%d, expression: \"variables.v%d + variables.v%d\"}%n".formatted(i, i - 1, i - 1))
                .collect(Collectors.joining());
        String kept = IntStream.range(14, 100)
                .mapToObj(i -> "  - {name: v%d, expression: \"variables.v13 + [1]\"}%n".formatted(i))
                .collect(Collectors.joining());
        String set = RuleSets.requiring(
                "params: {n: [" + "1, ".repeat(999) + "1]}\nvariables:\n  - {name: v0, expression: params.n}\n" + doubled + kept,
                "true", "deny");
        assertThat(problems(set)).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(Code.TOO_COSTLY);
            assertThat(problem.message()).containsAnyOf("grow too large", "take too long");
        });
    }

    @Test
    void textsThatDoubleAreCountedByTheirCharacters() {
        String joined = IntStream.range(0, 50).mapToObj(i -> "model.source").collect(Collectors.joining(" + "));
        String rules = IntStream.range(0, 200)
                .mapToObj(i -> "  - {id: r%d, require: 'false', action: audit, message: \"%s\"}%n".formatted(i, joined))
                .collect(Collectors.joining());
        assertThat(problems(RuleSets.HEAD + "rules:\n" + rules)).isNotEmpty().allMatch(problem -> problem.code() == Code.TOO_COSTLY);
    }

    @Test
    void aSetIsBoundedAsAWhole() {
        String costly = "model.findings.all(f, f.message.matches('a*b'))";
        String rules = IntStream.range(0, 20)
                .mapToObj(i -> "  - {id: r%d, require: \"%s\", action: audit, message: \"'No.'\"}%n".formatted(i, costly))
                .collect(Collectors.joining());
        List<RuleProblem> problems = problems(RuleSets.HEAD + "rules:\n" + rules);
        assertThat(problems).isNotEmpty().allMatch(problem -> problem.code() == Code.TOO_COSTLY);
        assertThat(problems.get(0).line()).as("the first fit").isGreaterThan(7);
        assertThat(problems.get(0).message()).contains("together with the expressions above it");
    }

    @Test
    void aRuleHasFewAnnotations() {
        String annotations = IntStream.range(0, 20_000).mapToObj(i -> "a" + i + ": '1'").collect(Collectors.joining(", "));
        String set = RuleSets.requiring("false", "deny") + "    annotations: {" + annotations + "}\n";
        assertThat(problems(set)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Code.LIMIT);
            assertThat(problem.message()).contains("at most 20 annotations, not 20000");
        });
    }

    @Test
    void aSetHasSoManyExpressionsAndSoMuchText() {
        String clause = "model.readable && ".repeat(200) + "true";
        String rules = IntStream.range(0, 100)
                .mapToObj(i -> "  - {id: r%d, require: '%s', action: audit, message: \"'No.'\"}%n".formatted(i, clause))
                .collect(Collectors.joining());
        assertThat(problems(RuleSets.HEAD + "rules:\n" + rules)).singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("200,000 characters together"));
    }

    private static List<RuleProblem> problems(String yaml) {
        return RuleSetFiles.parse("bomb.yaml", yaml).problems();
    }
}
