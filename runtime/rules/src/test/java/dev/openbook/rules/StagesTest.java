package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.document.DocumentId;
import dev.openbook.document.Passage;
import dev.openbook.document.Span;
import dev.openbook.failure.OpenbookException;
import dev.openbook.rule.BusinessDecision;
import dev.openbook.rule.Caller;
import dev.openbook.rule.Decision;
import dev.openbook.rule.LockState;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.Redaction;
import dev.openbook.rule.Retry;
import dev.openbook.rule.RuleBook;
import dev.openbook.rule.RuleBook.Streaming;
import dev.openbook.rule.RuleInput;
import dev.openbook.rule.RuleMode;
import dev.openbook.rule.RuleRequest;
import dev.openbook.rule.RuleResponse;
import dev.openbook.rule.RuleResult;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rule.RuleStage;
import dev.openbook.rule.ShadowDecision;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StagesTest {
    private static final RuleRequest QUESTION = RuleRequest.of("question", "Who may apply?");

    @Test
    void admissionSeesTheLockFileAndWhereItRuns() {
        String set = set("admission", "env.name != 'prod' || lock.listed", "deny");
        RuleSettings settings = RuleSets.UNTIMED;
        assertThat(RuleBooks.parse("a", set, settings.in("dev")).admit(Models.unknown()).outcome()).isEqualTo(Outcome.ALLOW);
        RuleBook prod = RuleBooks.parse("a", set, settings.in("prod"));
        assertThat(prod.admit(Models.unknown()).outcome()).isEqualTo(Outcome.DENY);
        assertThat(prod.admit(Models.unknown(), LockState.NOT_LISTED).outcome()).isEqualTo(Outcome.DENY);
        assertThat(prod.admit(Models.unknown(), LockState.LISTED).outcome()).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void whereItRunsIsUnknownUnlessSomebodySays() {
        RuleBook book = RuleBooks.parse("a", set("admission", "env.name != 'prod'", "deny"));
        assertThat(book.admit(Models.unknown()).results().get(0).explanation()).contains("env.name is unknown");
    }

    @Test
    void requestsAreJudgedByTextKindCallerAndModel() {
        RuleBook book = RuleBooks.parse("a", set("request", "'staff' in caller.roles && model.license.open", "deny"));
        assertThat(book.stages()).containsExactly(RuleStage.REQUEST);
        RuleRequest asked = QUESTION.by(Caller.of("Ada", "staff")).to(Models.licensed(Models.APACHE));
        assertThat(book.request(asked).outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(book.request(asked.by(Caller.of("Bob"))).outcome()).isEqualTo(Outcome.DENY);
        assertThat(book.request(QUESTION.to(Models.licensed(Models.APACHE))).results().get(0).explanation())
                .contains("caller.roles is unknown");
    }

    @Test
    void passagesAreJudgedByWhereTheyStand() {
        RuleBook book = RuleBooks.parse("a", set("retrieval", "!('board' in passage.folders) || 'board' in caller.roles", "deny"));
        var board = book.reading(QUESTION.by(Caller.of("Ada", "board")));
        var staff = book.reading(QUESTION.by(Caller.of("Bob", "staff")));
        assertThat(board.read(passage("board/2025/minutes.pdf")).outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(staff.read(passage("board/2025/minutes.pdf")).outcome()).isEqualTo(Outcome.DENY);
        assertThat(staff.read(passage("boards.pdf")).outcome()).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void answersAreBlackedOut() {
        RuleBook book = RuleBooks.parse("a", head("response") + """
                rules:
                  - id: no-numbers
                    redact: {detector: us-social-security-number, replacement: "[number]"}
                    action: redact
                    message: "'Personal numbers were blacked out.'"
                """);
        String text = "Ada's number is 219-09-9999.";
        Decision decision = book.respond(RuleResponse.of(QUESTION, text));
        assertThat(decision.outcome()).isEqualTo(Outcome.REDACT);
        assertThat(Redaction.apply(text, decision.redactions())).isEqualTo("Ada's number is [number].");
        assertThat(decision.results().get(0).explanation()).doesNotContain("219");
        assertThat(book.streaming()).isEqualTo(Streaming.WHOLE_ANSWERS);
    }

    @Test
    void anAnswerCanBeAskedForAgain() {
        RuleBook book = RuleBooks.parse("a", head("response") + """
                params: {most: 10}
                rules:
                  - id: short
                    scope: sentence
                    require: "size(answer.text) <= params.most"
                    action: review
                    message: "'Too long.'"
                    retry: {max: 1, hint: "'Use ' + string(params.most) + ' characters.'"}
                """);
        RuleResult result = book.respond(RuleResponse.of(QUESTION, "More than ten.")).results().get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(result.retry()).contains(new Retry(1, "Use 10 characters."));
        assertThat(book.streaming()).isEqualTo(Streaming.SENTENCES);
    }

    @Test
    void whatIsUnknownBecomesAQuestionAndNoVerdict() {
        RuleBook book = RuleBooks.parse("a", business("deny"));
        BusinessDecision decision = book.decide("test", RuleInput.of(Map.of("applicant", Map.of("budget", 10.0))));
        assertThat(decision.decision().outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(decision.questions())
                .containsExactly(new BusinessDecision.Question("applicant.taxStatus", "What is your tax status?"));
        assertThat(book.decide("test", applicant("501c3")).decision().outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(book.decide("test", applicant("private")).decision().outcome()).isEqualTo(Outcome.DENY);
    }

    @Test
    void whatAModelExtractedIsNoVerdictEither() {
        RuleBook book = RuleBooks.parse("a", business("deny"));
        for (String status : List.of("501c3", "private")) {
            RuleInput extracted = new RuleInput(applicant(status).facts(), Set.of("applicant.taxStatus"));
            Decision decision = book.decide("test", extracted).decision();
            assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
            assertThat(decision.results().get(0).explanation()).contains("rests on applicant.taxStatus");
        }
        assertThat(book.decide("test", new RuleInput(applicant("501c3").facts(), Set.of("applicant.budget"))).decision().outcome())
                .isEqualTo(Outcome.ALLOW);
    }

    @Test
    void factsOfAnotherTypeAreRefused() {
        RuleBook book = RuleBooks.parse("a", business("deny"));
        assertThatThrownBy(() -> book.decide("test", RuleInput.of(Map.of("applicant", Map.of("taxStatus", 5)))))
                .isInstanceOf(OpenbookException.class)
                .hasMessageContaining("'applicant.taxStatus' must be text");
        assertThatThrownBy(() -> book.decide("other", RuleInput.of(Map.of())))
                .hasMessageContaining("There is no business rule set or decision table 'other'. There are: test.");
    }

    @Test
    void aSetOnTrialChangesNothingAndIsRecorded() {
        RuleBook book = RuleBooks.parse("a", RuleSets.requiring("mode: shadow\n", "false", "deny"), RuleSets.UNTIMED.with(RuleMode.ENFORCE));
        Decision decision = book.admit(Models.unknown());
        assertThat(decision.outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(decision.results()).isEmpty();
        assertThat(decision.shadows())
                .extracting(shadow -> shadow.ruleSet().name(), ShadowDecision::outcome, ShadowDecision::differs)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("test", Outcome.DENY, true));
        assertThat(book.ruleSets()).extracting(RuleSetIdentity::name).containsExactly("test");
    }

    private static RuleInput applicant(String status) {
        return RuleInput.of(Map.of("applicant", Map.of("taxStatus", status)));
    }

    private static Passage passage(String path) {
        return new Passage(new DocumentId(path), 0, new Span(0, List.of(), List.of(), 0, 4), "text");
    }

    private static String business(String action) {
        return head("business") + """
                facts:
                  applicant.taxStatus: {type: text, question: What is your tax status?}
                  applicant.budget: {type: number}
                variables:
                  - {name: charity, expression: "applicant.taxStatus == '501c3'"}
                rules:
                  - id: charity
                    require: "variables.charity"
                    action: %s
                    message: "'Only charities may apply.'"
                """.formatted(action);
    }

    private static String set(String stage, String require, String action) {
        return head(stage) + """
                rules:
                  - id: only
                    require: "%s"
                    action: %s
                    message: "'It does not hold.'"
                """.formatted(require, action);
    }

    private static String head(String stage) {
        return RuleSets.HEAD.replace("admission", stage);
    }
}
