package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.OpenbookException;
import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleRequest;
import dev.openbook.rule.RuleResponse;
import dev.openbook.rule.RuleResponse.Sentence;
import dev.openbook.rule.RuleResponse.Source;
import dev.openbook.rule.Verdict;
import dev.openbook.rules.function.RuleFunction;
import dev.openbook.rules.function.RuleFunctions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionsInRulesTest {
    private static final RuleRequest QUESTION = RuleRequest.of("draft", "How much?");
    private static final RuleResponse ANSWER = new RuleResponse(
            QUESTION, RuleResponse.Scope.ANSWER, "The award is $500 [1].",
            Optional.of(List.of(new Sentence("The award is $500.", true, List.of(1), Optional.empty()))),
            List.of(new Source(1, "nofo.pdf", Optional.of(3), "", "An award of $500.00 is made.")), 1);

    static Stream<RuleFunction> functions() {
        return RuleFunctions.all().stream();
    }

    /** The example of every function's documentation, as a rule, in both ways of writing. */
    @ParameterizedTest
    @MethodSource("functions")
    void examplesHold(RuleFunction function) {
        int equals = function.example().lastIndexOf(" = ");
        String call = function.example().substring(0, equals);
        String example = "(" + call + ") == " + function.example().substring(equals + 3);
        assertThat(respond(example).outcome()).as(example + respond(example).results()).isEqualTo(Outcome.ALLOW);
        assertThat(respond("!(" + example + ")").results()).extracting(result -> result.verdict()).containsExactly(Verdict.VIOLATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "answer.text.words() == 5", "answer.cites(1)", "answer.uncited() == []", "!cites(answer, 2)",
        "answer.text.numbersNotIn(answer.sources).size() == 0", "groundedIn(answer.text, ['award is $500']) > 0.9",
        "unsourced(answer.sentences, answer.sources) == []", "money('USD 1') + money('USD 2') >= money('$3')",
        "money('$3') - money('USD 1') == money('USD 2.00')"
    })
    void bothWaysOfWriting(String holds) {
        assertThat(respond(holds).outcome()).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void amountsInVariablesStayAmounts() {
        RuleResponse answer = RuleResponse.of(QUESTION, "x");
        String set = head("variables:\n  - {name: most, expression: \"money('USD 10')\"}\n  - {name: asked, expression: \"money('USD 9')\"}\n")
                + rule("variables.asked < variables.most && moneyText(variables.asked) == 'USD 9.00'");
        assertThat(RuleBooks.parse("a", set).respond(answer).outcome()).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void whatCannotBeComputedSaysWhy() {
        assertThat(explanation("date('01/02/2026') < '2026-02-01'")).contains("'01/02/2026' is not a date that can mean only one day");
        assertThat(explanation("money('USD 5') < money('EUR 6')")).contains("USD and EUR cannot be compared");
        assertThat(explanation("hasPersonalData(answer.text, 'none')")).contains("There is no detector 'none'");
        assertThat(respond("money('USD 5') < money('EUR 6')").results().get(0).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void whatIsUnknownOfAnAnswerLeavesTheQuestionOpen() {
        Decision decision = book("uncited(answer) == []").respond(RuleResponse.of(QUESTION, "The award is $500."));
        assertThat(decision.results().get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(decision.results().get(0).explanation()).contains("answer.sentences is unknown");
    }

    @Test
    void misusedFunctionsAreFoundWhenRulesAreLoaded() {
        assertThatThrownBy(() -> book("words(5) < 3")).isInstanceOf(OpenbookException.class).hasMessageContaining("Write words(text)");
        assertThatThrownBy(() -> book("money('USD 5') < 6")).isInstanceOf(OpenbookException.class).hasMessageContaining("money");
        assertThatThrownBy(() -> book("uncited(answer.text) == []")).isInstanceOf(OpenbookException.class)
                .hasMessageContaining("Write uncited(answer)");
    }

    @Test
    void functionsInLoopsOverLongTextsAreTooCostly() {
        assertThatThrownBy(() -> book("answer.sources.all(s, !hasPersonalData(answer.text, 'pii'))"))
                .isInstanceOf(OpenbookException.class).hasMessageContaining("too long");
    }

    @Test
    void aSetThatChecksEverythingOfAnAnswerIsNotTooCostly() {
        String rules = Stream.of(
                        "answer.text.words() <= 250", "uncited(answer) == []", "ungrounded(answer, 0.6) == []",
                        "numbersNotIn(answer.text, answer.sources) == []", "!hasPersonalData(answer.text, 'us-pii')")
                .map(require -> rule(require).substring("rules:\n".length()).replace("only", "r" + require.length()))
                .collect(Collectors.joining());
        assertThat(RuleBooks.parse("a", head("") + "rules:\n" + rules).respond(ANSWER).outcome()).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void todayIsUnknownUnlessSomebodyGivesACalendar() {
        String set = head("") + rule("isBefore(env.today, '2026-02-01')");
        assertThat(RuleBooks.parse("a", set).respond(ANSWER).results().get(0).explanation()).contains("env.today is unknown");
        Clock clock = Clock.fixed(Instant.parse("2026-02-01T04:00:00Z"), ZoneId.of("America/Los_Angeles"));
        RuleSettings dated = RuleSettings.standard().datedBy(clock);
        assertThat(RuleBooks.parse("a", set, dated).respond(ANSWER).outcome()).isEqualTo(Outcome.ALLOW);
        RuleSettings utc = dated.datedBy(clock.withZone(ZoneId.of("UTC")));
        assertThat(RuleBooks.parse("a", set, utc).respond(ANSWER).outcome()).isEqualTo(Outcome.DENY);
    }

    /** The list of the module's README is made from the registry. */
    @Test
    void theReadmeListsEveryFunction() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String list = RuleFunctions.all().stream()
                .map(function -> "| `" + function.signature() + "` | " + function.says() + " | `" + function.example() + "` |\n")
                .collect(Collectors.joining());
        assertThat(readme).contains("| function | what it gives | example |\n| --- | --- | --- |\n" + list);
    }

    private static Decision respond(String require) {
        return book(require).respond(ANSWER);
    }

    private static String explanation(String require) {
        return respond(require).results().get(0).explanation();
    }

    private static dev.openbook.rule.RuleBook book(String require) {
        return RuleBooks.parse("a", head("") + rule(require));
    }

    private static String head(String more) {
        return RuleSets.HEAD.replace("stage: admission", "stage: response") + more;
    }

    private static String rule(String require) {
        return "rules:\n  - id: only\n    require: >-\n      " + require + "\n    action: deny\n    message: \"'No.'\"\n";
    }
}
