package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rules.problem.RuleProblem;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a file is said with its place, its kind and what would be right. */
class RuleProblemsTest {
    private static final String SOUND = RuleSets.HEAD + """
            onError: deny
            params: {allowed: [MIT]}
            variables:
              - {name: first, expression: "model.source"}
            rules:
              - id: only
                when: "true"
                require: "model.license.spdx in params.allowed"
                action: deny
                message: "'No.'"
            tests:
              - name: allowed
                given: {model: {license: {spdx: MIT}}}
                expect: {outcome: allow, rules: []}
            """;

    @TempDir
    Path folder;

    @Test
    void aSoundFileHasNoProblems() throws IOException {
        assertThat(problems(SOUND)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', value = {
        "apiVersion: rules/v1 @ apiVersion: rules/v2 @ 1:13 @ WRONG_VALUE @ 'apiVersion' takes rules/v1, not 'rules/v2'.",
        "kind: RuleSet @ kinds: RuleSet @ 2:1 @ UNKNOWN_KEY @ 'kinds' is not a key of a rule set. Allowed are: apiVersion",
        "kind: RuleSet @ # @ 1:1 @ MISSING_KEY @ A rule set needs the key 'kind'.",
        "stage: admission @ stage: answer @ 4:8 @ WRONG_VALUE @ 'stage' takes one of admission, request, retrieval, response, business, not 'answer'.",
        "name: test, @ name: 'a b', @ 3:18 @ WRONG_VALUE @ 'name' must be 1 to 100 letters",
        "onError: deny @ onError: ignore @ 5:10 @ WRONG_VALUE @ 'onError' takes one of deny, allow, not 'ignore'.",
        "allowed: [MIT] @ allow-ed: [MIT] @ 6:10 @ WRONG_VALUE @ 'allow-ed' cannot be used in expressions",
        "allowed: [MIT] @ allowed: [MIT, null] @ 6:25 @ WRONG_VALUE @ A param needs a value",
        "allowed: [MIT] @ allowed: 99999999999999999999 @ 6:19 @ WRONG_VALUE @ whole numbers of at most 18 digits",
        "name: first @ name: 1st @ 8:12 @ WRONG_VALUE @ 'name' must be 1 to 100 letters, digits or underscores",
        "action: deny @ action: block @ 13:13 @ WRONG_VALUE @ 'action' takes one of deny, review, warn, audit, not 'block'.",
        "action: deny @ action: redact @ 13:13 @ WRONG_VALUE @ There is nothing to black out at this stage.",
        "id: only @ id: only, @ 10:9 @ WRONG_VALUE @ 'id' must be 1 to 100 letters, digits, dots, hyphens or underscores, not 'only,'.",
        "outcome: allow @ outcome: fine @ 18:23 @ WRONG_VALUE @ 'outcome' takes one of allow, audit, warn, review, deny",
        "rules: []} @ rules: [other]} @ 18:37 @ WRONG_VALUE @ a rule 'other', which this set does not have. It has: only.",
        "{spdx: MIT} @ {spxd: MIT} @ 17:31 @ UNKNOWN_KEY @ 'given.model.license' has no 'spxd'. It has: declared, spdx,",
        "{spdx: MIT} @ {spdx: 1.0} @ 17:37 @ WRONG_VALUE @ 'given.model.license.spdx' must be text. Put it in quotes.",
        "{license: @ {licence: @ 17:21 @ UNKNOWN_KEY @ 'given.model' has no 'licence'.",
        "when: \"true\" @ when: [true] @ 11:11 @ WRONG_VALUE @ 'when' must be an expression",
    })
    void wrongKeysAndValues(String right, String wrong, String place, Code code, String message) throws IOException {
        assertThat(SOUND).contains(right);
        assertThat(problems(SOUND.replace(right, wrong))).anySatisfy(problem -> {
            assertThat(problem.line() + ":" + problem.column()).isEqualTo(place);
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.message()).contains(message);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', value = {
        "model.licence.spdx in params.allowed @ 12:21 @ 'model' has no 'licence'. Did you mean 'license'? It has: source,",
        "model.license.spdxx == 'x' @ 12:29 @ 'model.license' has no 'spdxx'. Did you mean 'spdx'?",
        "known(model.license.spdxx) @ 12:35 @ 'model.license' has no 'spdxx'.",
        "model.files.all(f, f.siz > 3) @ 12:36 @ There is no fact 'siz' here. Did you mean 'size'?",
        "model.license.spdx in params.allow @ 12:44 @ 'params' has no 'allow'. Did you mean 'allowed'? It has: allowed.",
        "variables.second == 'x' @ 12:25 @ 'variables' has no 'second'. It has: first. A variable can be used only below",
        "licence == 'x' @ 12:15 @ 'licence' is neither a fact nor a function. Rules see model, lock, env, params, variables",
        "model.license.spdx == 1 @ 12:34 @ '==' cannot be applied to (string, int).",
        "1 in params.allowed @ 12:17 @ 'in' cannot be applied to (int, list(string)).",
        "foo(model.source) @ 12:18 @ 'foo' is neither a fact nor a function.",
        "(model.source @ 12:28 @ The expression is not well formed: missing ')' at 'its end'.",
        "model.source @ 12:15 @ A condition must be true or false, but this is of type string.",
        "model.source + 'a' == 'b' @ 12:28 @ A condition must not join texts",
        "params.allowed.join('') == 'b' @ 12:34 @ A condition must not join texts",
        "known(model) @ 12:21 @ known() takes the name of a fact, such as model.license.spdx",
        "model.source.matches(model.source) @ 12:35 @ The pattern of matches() must be written out",
        "model.source.matches('(') @ 12:35 @ This pattern is not a regular expression",
        "model.source.matches('((a{99}){99}){99}') @ 12:35 @ This pattern repeats too much",
        "model == Model{} @ 12:29 @ Rules cannot make objects",
    })
    void wrongExpressions(String require, String place, String message) throws IOException {
        List<RuleProblem> problems = problems(SOUND.replace("model.license.spdx in params.allowed", require));
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).line() + ":" + problems.get(0).column()).isEqualTo(place);
        assertThat(problems.get(0).code()).isEqualTo(Code.EXPRESSION);
        assertThat(problems.get(0).message()).contains(message);
    }

    @Test
    void aProblemShowsItsLineWithACaret() throws IOException {
        RuleProblem problem = problems(SOUND.replace("model.license.spdx in", "model.licence.spdx in")).get(0);
        assertThat(problem.toString()).isEqualTo(folder.resolve("rules.yaml") + ":12:21: " + problem.message() + "\n"
                + "        require: \"model.licence.spdx in params.allowed\"\n"
                + "                        ^");
    }

    @Test
    void placesAreExactInsideEscapesAndLiteralBlocks() throws IOException {
        String inSingleQuotes = SOUND.replace("\"model.license.spdx in params.allowed\"", "'''a'' == ''b'' || model.nope'");
        assertThat(problems(inSingleQuotes).get(0)).extracting(RuleProblem::line, RuleProblem::column).containsExactly(12, 39);
        String inDoubleQuotes = SOUND.replace("\"model.license.spdx in params.allowed\"", "\"\\u0027a' == \\\"b\\\" || model.nope\"");
        assertThat(problems(inDoubleQuotes).get(0)).extracting(RuleProblem::line, RuleProblem::column).containsExactly(12, 42);
        String inBlock = SOUND.replace("\"model.license.spdx in params.allowed\"", "|\n        true &&\n          model.nope");
        assertThat(problems(inBlock).get(0)).extracting(RuleProblem::line, RuleProblem::column).containsExactly(14, 17);
        String inPlain = SOUND.replace("\"model.license.spdx in params.allowed\"", "model.nope");
        assertThat(problems(inPlain).get(0)).extracting(RuleProblem::line, RuleProblem::column).containsExactly(12, 20);
    }

    @Test
    void allProblemsOfAFileAreReportedAtOnce() throws IOException {
        String broken = SOUND.replace("onError: deny", "onErr: deny").replace("model.source", "model.sauce").replace("'No.'", "No.");
        assertThat(problems(broken)).extracting(RuleProblem::code).containsExactly(Code.UNKNOWN_KEY, Code.EXPRESSION, Code.EXPRESSION);
        assertThat(problems(broken).get(2).message()).contains("put plain words in quotes");
    }

    @Test
    void variablesThatNeedEachOtherAreRefused() throws IOException {
        String cyclic = SOUND.replace("\"model.source\"}", "\"variables.second\"}\n  - {name: second, expression: \"variables.first\"}");
        assertThat(problems(cyclic)).extracting(RuleProblem::message)
                .containsExactly("'variables' has no 'second'. It is empty. A variable can be used only below the place where it is defined.");
    }

    @Test
    void namesMustBeUnique() throws IOException {
        String twice = SOUND.replace("tests:", """
                  - {id: only, require: "true", action: warn, message: "'x'"}
                tests:
                  - {name: allowed, given: {model: {}}, expect: {outcome: deny}}""");
        assertThat(problems(twice)).extracting(RuleProblem::code).containsExactly(Code.DUPLICATE, Code.DUPLICATE);
        assertThat(problems(SOUND.replace("kind: RuleSet", "kind: RuleSet\nkind: RuleSet")).get(0).message())
                .isEqualTo("The key 'kind' stands here for the second time; the first is on line 2. Keep one.");
        Files.writeString(folder.resolve("other.yaml"), SOUND);
        assertThat(problems(SOUND)).extracting(RuleProblem::message).singleElement().asString()
                .contains("There is another rule set called 'test', in " + folder.resolve("other.yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "[]", "a text", "- a\n- b", "{unclosed", "a: b: c", "\t- x", "rules: *x", "---\na: 1\n---\nb: 2",
            "? [a]\n: b", "a: !!binary x", "a: \u0007", "%YAML 9.9\n---\na: b", "? ? ? a", "{{{{}}}}", "!<", "&a", "<<: {a: b}"})
    void whatIsNotARuleFileIsAProblemAndNeverAnotherFailure(String yaml) throws IOException {
        assertThat(problems(yaml)).isNotEmpty();
    }

    @Test
    void yamlBombsAreRefusedBeforeTheyGrow() throws IOException {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(problems(laughs.toString()).get(0).message()).contains("no YAML aliases");
        assertThat(problems("[".repeat(100_000)).get(0).message()).contains("deeper than 32 levels");
        assertThat(problems("{a: ".repeat(100_000)).get(0).message()).contains("deeper than 32 levels");
        assertThat(problems("- ".repeat(100_000)).get(0).message()).contains("deeper than 32 levels");
        assertThat(problems("[" + "1,".repeat(100_000) + "]").get(0).message()).contains("more than 50000 values");
        assertThat(problems("#" + " ".repeat(1 << 20)).get(0).message()).contains("larger than 1 MiB");
    }

    /** As a program writes it: what is kept of a value must not grow with the line that it stands on. */
    @Test
    void aLongFileOnOneLineIsRead() throws IOException {
        String values = "\"a-name-of-a-licence\",".repeat(45_000);
        String oneLine = """
                {"apiVersion": "rules/v1", "kind": "RuleSet", "metadata": {"name": "long", "version": 1}, "stage": "admission",\
                "params": {"allowed": [%s "MIT"]}, "rules": [{"id": "only", "require": "model.nope", "action": "deny",\
                "message": "'No.'"}]}""".formatted(values);
        assertThat(problems(oneLine)).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("nope");
            assertThat(problem.column()).isEqualTo(oneLine.indexOf("nope") + 1);
        });
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedAndAByteOrderMarkIsNot() throws IOException {
        Path file = folder.resolve("rules.yaml");
        Files.write(file, "name: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(RuleBooks.check(file).get(0).message()).contains("not UTF-8");
        assertThat(problems("\ufeff" + SOUND)).isEmpty();
    }

    @Test
    void countsAreBounded() throws IOException {
        String rule = "  - {id: r%d, require: 'true', action: warn, message: '''x'''}\n";
        StringBuilder many = new StringBuilder(RuleSets.HEAD).append("rules:\n");
        for (int i = 0; i < 501; i++) {
            many.append(rule.formatted(i));
        }
        assertThat(problems(many.toString())).extracting(RuleProblem::code).containsExactly(Code.LIMIT);
        assertThat(problems(RuleSets.HEAD + "rules: []\n").get(0).message()).isEqualTo("A rule set needs at least one rule.");
    }

    private List<RuleProblem> problems(String yaml) throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), yaml);
        return RuleBooks.check(folder);
    }
}
