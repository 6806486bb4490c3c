package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleBook;
import dev.openbook.rules.problem.RuleProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Any text at all either loads or is refused in order. */
class RuleFilesProperties {
    private static final String SAMPLE = sample();

    private static String sample() {
        try {
            return Files.readString(SampleRulesTest.samples().resolve("default/admission.yaml"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Property(tries = 300)
    void aRuleFileWithSomeCharactersReplacedLoadsOrIsRefused(
            @ForAll @IntRange(max = 4_000) int at, @ForAll @IntRange(max = 12) int length, @ForAll("pieces") String piece) {
        int from = Math.min(at, SAMPLE.length());
        int to = Math.min(from + length, SAMPLE.length());
        loadsOrIsRefused(SAMPLE.substring(0, from) + piece + SAMPLE.substring(to));
    }

    @Property(tries = 200)
    void anyTextAsAnExpressionLoadsOrIsRefused(@ForAll @StringLength(max = 60) String text) {
        loadsOrIsRefused(RuleSets.requiring(text, "deny"));
    }

    @Property(tries = 200)
    void anyExpressionOfKnownWordsLoadsOrIsRefused(@ForAll("expressions") String text) {
        loadsOrIsRefused(RuleSets.requiring(text, "deny"));
    }

    @Property(tries = 100)
    void aMisspeltFactIsFoundWhereItStands(@ForAll @IntRange(max = 40) int blanks, @ForAll("words") String word) {
        String before = " ".repeat(blanks) + "'" + word + "' == '' || ";
        String yaml = RuleSets.requiring("true", "deny").replace(">-\n      true", "'" + (before + "model.nope").replace("'", "''") + "'");
        String line = yaml.lines().filter(text -> text.contains("model.nope")).findFirst().orElseThrow();
        assertThat(problems(yaml)).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(7);
            assertThat(problem.column()).isEqualTo(line.codePointCount(0, line.indexOf("nope")) + 1);
        });
    }

    /** The two outcomes there are; and whoever loads can be asked, whatever is known. */
    private static void loadsOrIsRefused(String yaml) {
        try {
            RuleBook book = RuleBooks.parse("rules.yaml", yaml);
            for (Decision decision : List.of(book.admit(Models.wellKnown()), book.admit(Models.unknown()))) {
                assertThat(decision.results()).isNotEmpty();
                assertThat(decision.violations()).allMatch(result -> !result.message().isEmpty() || result.outcome() == Outcome.ALLOW);
            }
        } catch (OpenbookException e) {
            assertThat(e.code()).isEqualTo(FailureCode.RULES_INVALID);
            assertThat(problems(yaml)).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
                assertThat(problem.message()).isNotBlank();
            });
        }
    }

    private static List<RuleProblem> problems(String yaml) {
        return RuleSetFiles.parse("rules.yaml", yaml).problems();
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.oneOf(
                Arbitraries.of("'", "\"", ":", "{", "}", "[", "&a", "*a", "\n", "  ", "- ", "|", ">", "null", "1", "model.", "!", "#", "\t", "'''"),
                Arbitraries.strings().ofMaxLength(6));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withCharRange('a', 'z').withChars('ä', 'é').ofMaxLength(10);
    }

    @Provide
    Arbitrary<String> expressions() {
        return Arbitraries.of("model", ".license", ".spdx", ".files", ".all(f, ", ".exists(f, ", "f.size", "known(", ")", "(", " == ", " in ",
                        " && ", " || ", "!", "1", "'a'", "params", ".matches(", "[0]", "[", "]", "size(", " ? ", " : ", " + ", " / ", "true", "dyn(")
                .list().ofMinSize(1).ofMaxSize(9).map(words -> String.join("", words));
    }
}
