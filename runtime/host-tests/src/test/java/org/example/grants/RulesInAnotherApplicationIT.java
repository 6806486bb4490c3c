package org.example.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableSetMultimap;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FileDescriptor.Syntax;
import com.google.protobuf.Message;
import dev.openbook.document.DocumentId;
import dev.openbook.document.Passage;
import dev.openbook.document.Span;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.rule.BusinessDecision;
import dev.openbook.rule.BusinessDecision.Question;
import dev.openbook.rule.Caller;
import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.ReadingRules;
import dev.openbook.rule.Redaction;
import dev.openbook.rule.RuleBook;
import dev.openbook.rule.RuleInput;
import dev.openbook.rule.RuleRequest;
import dev.openbook.rule.RuleResponse;
import dev.openbook.rules.RuleBooks;
import dev.openbook.value.Digest;
import java.time.LocalDate;
import java.time.chrono.Chronology;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.antlr.v4.runtime.RuntimeMetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * One Java machine, two of everything: the application on its old Guava, Protobuf and ANTLR, and rules on those that they
 * carry. The application uses its own before and after each question to the rules.
 */
@SpringBootTest
class RulesInAnotherApplicationIT {
    private static final RuleRequest QUESTION = RuleRequest.of("question", "Who may apply?");

    @Autowired
    private RuleBook rules;

    @Autowired
    private NoticeStore store;

    @Autowired
    private NoticeIndex index;

    @BeforeEach
    @AfterEach
    void theApplicationWorksOnItsOwnVersions() throws Exception {
        assertThat(jarOf(Message.class)).isEqualTo("protobuf-java-3.25.5.jar");
        assertThat(jarOf(ImmutableSetMultimap.class)).isEqualTo("guava-25.1-jre.jar");
        assertThat(RuntimeMetaData.getRuntimeVersion()).isEqualTo("4.9.3");
        ByteString stored = store.store("Rural  libraries", 1_782_777_600L);
        assertThat(store.title(stored)).isEqualTo("Rural  libraries");
        assertThat(store.syntax()).isEqualTo(Syntax.PROTO3);
        assertThat(index.titlesWith("libraries", List.of("Rural  libraries", "Museums"))).containsExactly("Rural  libraries");
    }

    @Test
    void nothingOfTheEngineIsOnItsClassPath() {
        assertThat(jarOf(RuleBooks.class)).startsWith("openbook-rules-");
        for (String partner : List.of("dev.cel.bundle.Cel", "com.google.re2j.Pattern", "org.threeten.extra.AmountFormats")) {
            assertThatThrownBy(() -> Class.forName(partner)).as(partner).isInstanceOf(ClassNotFoundException.class);
        }
        assertThat(ServiceLoader.load(Chronology.class)).as("calendars that a library adds to the whole machine")
                .allMatch(calendar -> calendar.getClass().getModule() == Object.class.getModule());
    }

    @Test
    void aModelIsAdmittedOrRefused() {
        License open = new License("apache-2.0", Optional.of("Apache-2.0"), true, true, Optional.empty());
        License closed = new License("llama3", Optional.of("LicenseRef-HF-llama3"), false, false, Optional.of("fields of use"));
        assertThat(rules.admit(model(open)).outcome()).isEqualTo(Outcome.ALLOW);
        Decision refused = rules.admit(model(closed));
        assertThat(refused.outcome()).isEqualTo(Outcome.DENY);
        assertThat(refused.violations()).singleElement().satisfies(result -> {
            assertThat(result.message()).isEqualTo("The licence llama3 is not open.");
            assertThat(result.explanation()).contains("model.license.open");
        });
    }

    @Test
    void aQuestionIsAnsweredRefusedOrLookedAt() {
        assertThat(rules.request(QUESTION).outcome()).isEqualTo(Outcome.ALLOW);
        Decision refused = rules.request(RuleRequest.of("question", "Who may apply for this grant this year?"));
        assertThat(refused.outcome()).isEqualTo(Outcome.DENY);
        assertThat(refused.violations().get(0).message()).isEqualTo("Your question has 8 words; 6 are allowed.");
        assertThat(rules.request(RuleRequest.of("question", "What is the Password?")).outcome()).isEqualTo(Outcome.REVIEW);
    }

    @Test
    void aPassageIsReadByThoseWhoMay() {
        Passage minutes = new Passage(new DocumentId("board/2026/minutes.pdf"), 0, new Span(0, List.of(), List.of(), 0, 4), "text");
        ReadingRules board = rules.reading(QUESTION.by(Caller.of("Ada", "board")));
        ReadingRules staff = rules.reading(QUESTION.by(Caller.of("Bob", "staff")));
        assertThat(board.read(minutes).outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(staff.read(minutes).outcome()).isEqualTo(Outcome.DENY);
        assertThat(staff.before()).containsExactly("board-papers@1/board-only");
    }

    @Test
    void anAnswerIsBlackedOut() {
        String text = "Her number is 219-09-9999.";
        Decision decision = rules.respond(RuleResponse.of(QUESTION, text));
        assertThat(decision.outcome()).isEqualTo(Outcome.REDACT);
        assertThat(Redaction.apply(text, decision.redactions())).isEqualTo("Her number is [removed].");
    }

    @Test
    void anApplicationIsDecided() {
        Map<String, Object> inTime = Map.of("received", LocalDate.of(2026, 6, 30), "sections", List.of("Need", "Budget"));
        assertThat(decide("on-time", "application", inTime).decision().outcome()).isEqualTo(Outcome.ALLOW);
        Map<String, Object> late = Map.of("received", LocalDate.of(2026, 7, 2), "sections", List.of("Need", " "));
        Decision decision = decide("on-time", "application", late).decision();
        assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
        assertThat(decision.violations())
                .extracting(result -> result.message())
                .containsExactly("It came 2 days late.", "A section is empty.");
    }

    @Test
    void aTableDecidesOrAsks() {
        BusinessDecision small = decide("eligibility", "applicant", Map.of("taxStatus", "501c3", "annualBudget", 250_000.0));
        assertThat(small.outputs()).containsEntry("eligible", true).containsEntry("why", "Notice C.1");
        BusinessDecision other = decide("eligibility", "applicant", Map.of("taxStatus", "other"));
        assertThat(other.decision().outcome()).isEqualTo(Outcome.DENY);
        BusinessDecision unknown = decide("eligibility", "applicant", Map.of("taxStatus", "501c3"));
        assertThat(unknown.decision().outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(unknown.questions())
                .containsExactly(new Question("applicant.annualBudget", "What is its annual budget?"));
    }

    /** Where messages could be made, CEL would look for their classes by the names in their descriptors: the application's. */
    @Test
    void rulesCannotReachForTheApplicationsMessages() {
        for (String reach : List.of(
                "google.protobuf.StringValue{value: 'a'} == 'a'", "google.protobuf.Timestamp{seconds: 1} == timestamp('2026-01-01T00:00:00Z')")) {
            assertThatThrownBy(() -> RuleBooks.parse("reach.yaml", """
                            apiVersion: rules/v1
                            kind: RuleSet
                            metadata: {name: reach, version: 1}
                            stage: request
                            rules:
                              - {id: reach, require: "%s", action: deny, message: "'No.'"}
                            """.formatted(reach)))
                    .as(reach)
                    .hasMessageContaining("reach.yaml");
        }
    }

    private BusinessDecision decide(String name, String what, Map<String, Object> facts) {
        return rules.decide(name, RuleInput.of(Map.of(what, facts)));
    }

    private static ModelProvenance model(License license) {
        return ModelProvenance.builder("bundled:test", Digest.ofText("root"))
                .license(Fact.stated(license, "README.md:2", "The card says so."))
                .build();
    }

    private static String jarOf(Class<?> type) {
        String location = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
