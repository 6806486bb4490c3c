package dev.openbook.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import dev.openbook.model.ChatMessage;
import dev.openbook.model.Conversation;
import dev.openbook.model.FinishReason;
import dev.openbook.model.GeneratedToken;
import dev.openbook.model.Generation;
import dev.openbook.model.GenerationRequest;
import dev.openbook.model.Prompt;
import dev.openbook.model.TextGenerator;
import dev.openbook.model.TokenListener;
import dev.openbook.rule.Caller;
import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RequestContext;
import dev.openbook.rule.RuleBook;
import dev.openbook.rule.RuleStage;
import dev.openbook.rules.RuleBooks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that writes what it is told to, under rules. */
class GuardedTextGeneratorTest {
    private static final String HEAD = "apiVersion: rules/v1\nkind: RuleSet\nmetadata: {name: office, version: 1}\n";
    private static final String RESPONSE = HEAD + "stage: response\nrules:\n";
    private static final String NO_NUMBERS = RESPONSE
            + "  - {id: numbers, scope: sentence, redact: {detector: us-social-security-number}, action: redact, message: \"'Numbers are blacked out.'\"}\n";
    private static final String LIMIT = RESPONSE + """
              - id: length
                require: "size(answer.text) <= 20"
                action: review
                message: "'The section is too long.'"
                retry: {max: 1, hint: "'Shorten to 20 characters'"}
            """;
    private static final String SECRET = "The payee is known. Her number is 123-45-6789 as of May. Pay her soon. She waits.";

    private final List<String> heard = new ArrayList<>();
    private final List<GeneratedToken> tokens = new ArrayList<>();

    private static TextGenerator under(String rules, TextGenerator generator) {
        RuleBook book = RuleBooks.parse("office.yaml", rules);
        Gates gates = new Gates(book, model -> Decision.of(RuleStage.ADMISSION, List.of(), List.of()));
        return GuardedTextGenerator.of(generator, gates, () -> 0);
    }

    private GenerationRequest request(String prompt) {
        return GenerationRequest.of(Prompt.text(prompt)).withListener(new TokenListener() {
            @Override
            public void onText(String piece) {
                heard.add(piece);
            }

            @Override
            public void onToken(GeneratedToken token) {
                tokens.add(token);
            }
        });
    }

    @Test
    void withoutRulesForRequestsOrAnswersItIsTheModelItself() {
        ScriptedGenerator model = new ScriptedGenerator(3, "text");
        Gates none = new Gates(RuleBook.empty(), each -> Decision.of(RuleStage.ADMISSION, List.of(), List.of()));

        assertThat(GuardedTextGenerator.of(model, none, () -> 0)).isSameAs(model);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 100})
    void aNumberThatIsSplitOverTokensIsNeverHeard(int tokenLength) {
        Generation generation = under(NO_NUMBERS, new ScriptedGenerator(tokenLength, SECRET)).generate(request("Who is paid?"));

        assertThat(generation.text())
                .isEqualTo("The payee is known. Her number is [REDACTED] as of May. Pay her soon. She waits.")
                .isEqualTo(String.join("", heard));
        assertThat(heard).hasSizeGreaterThan(1).noneMatch(piece -> piece.matches(".*[0-9].*"));
        assertThat(tokens).isEmpty();
        assertThat(generation.outputIds()).isEmpty();
        assertThat(generation.tokens()).isEmpty();
        assertThat(generation.decisions()).singleElement().satisfies(d -> assertThat(d.outcome()).isEqualTo(Outcome.REDACT));
    }

    @Test
    void sentencesAreHeardWhileTheModelStillWrites() {
        ScriptedGenerator model = new ScriptedGenerator(1, "One is first. Two is next. Three is third. Four is last.");
        List<Integer> writtenWhenHeard = new ArrayList<>();
        under(NO_NUMBERS, model)
                .generate(GenerationRequest.of(Prompt.text("Count.")).withListener(piece -> writtenWhenHeard.add(model.written)));

        assertThat(writtenWhenHeard).hasSize(4).isSorted();
        assertThat(writtenWhenHeard.getFirst()).isLessThan("One is first. Two is next. Three".length());
    }

    @Test
    void anAnswerThatStaysTooLongIsWrittenOnceMoreWithTheHintAndThenGoesToAPerson() {
        ScriptedGenerator model = new ScriptedGenerator(4, "This is far longer than twenty.", "This is still longer than twenty.");
        Generation generation = under(LIMIT, model).generate(request("Describe the project."));

        assertThat(model.prompts).containsExactly(
                Prompt.text("Describe the project."), Prompt.text("Describe the project.\nShorten to 20 characters\n"));
        assertThat(generation.text()).isEqualTo("This is still longer than twenty.");
        assertThat(generation.review()).hasValueSatisfying(
                ticket -> assertThat(ticket.reasons()).containsExactly("The section is too long."));
        assertThat(generation.decisions().getLast().subject()).isEqualTo("attempt 2 of 2");
        assertThat(heard).isEmpty();
        assertThat(tokens).isEmpty();
    }

    @Test
    void twoHundredAndSixtyWordsUnderALimitOfTwoHundredAndFiftyAreRetriedOnceAndReviewed() {
        String rules = LIMIT.replace("size(answer.text) <= 20", "size(answer.text) <= 250 * 5")
                .replace("'Shorten to 20 characters'", "'Shorten to 250 words'");
        ScriptedGenerator model = new ScriptedGenerator(40, "word ".repeat(260).strip());
        Generation generation = under(rules, model).generate(request("Describe the project."));

        assertThat(model.prompts).hasSize(2);
        assertThat(PromptWords.of(model.prompts.getLast())).endsWith("Shorten to 250 words\n");
        assertThat(generation.review()).isPresent();
    }

    @Test
    void anAnswerThatIsMendedIsHeardAtOnceAtItsEnd() {
        ScriptedGenerator model = new ScriptedGenerator(4, "This is far longer than twenty.", "Short enough.");
        Generation generation = under(LIMIT, model).generate(request("Describe the project."));

        assertThat(generation.review()).isEmpty();
        assertThat(heard).containsExactly("Short enough.");
        assertThat(tokens).isEqualTo(generation.tokens()).hasSize(4);
    }

    @Test
    void theBestAttemptIsKept() {
        String rules = LIMIT + "  - {id: polite, require: \"!answer.text.contains('damn')\", action: deny, message: \"'Rude.'\"}\n";
        ScriptedGenerator model = new ScriptedGenerator(4, "This is far longer than twenty.", "damn");
        Generation generation = under(rules, model).generate(request("Describe the project."));

        assertThat(generation.text()).isEqualTo("This is far longer than twenty.");
        assertThat(generation.decisions().getLast().subject()).isEqualTo("attempt 1 of 2");
    }

    @Test
    void aTextThatIsDeniedIsWithheldWithItsIds() {
        String rules = RESPONSE + "  - {id: polite, require: \"!answer.text.contains('damn')\", action: deny, message: \"'Rude.'\"}\n";
        Generation generation = under(rules, new ScriptedGenerator(4, "Well, damn.")).generate(request("Say hello."));

        assertThat(generation.text()).isEmpty();
        assertThat(generation.finishReason()).isEqualTo(FinishReason.WITHHELD);
        assertThat(generation.outputIds()).isEmpty();
        assertThat(generation.tokens()).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void aSentenceThatIsDeniedEndsTheWriting() {
        String rules = RESPONSE + "  - {id: polite, scope: sentence, require: \"!answer.text.contains('damn')\", action: deny,"
                + " message: \"'Rude.'\"}\n";
        ScriptedGenerator model = new ScriptedGenerator(1, "Hello you. Well, damn you. Nice day. Goodbye now. " + "More. ".repeat(50));
        Generation generation = under(rules, model).generate(request("Say hello."));

        assertThat(String.join("", heard)).isEqualTo("Hello you.");
        assertThat(generation.finishReason()).isEqualTo(FinishReason.WITHHELD);
        assertThat(generation.usage().outputTokens()).isLessThan(80);
    }

    @Test
    void rulesThatOnlyWarnHoldNothingBack() {
        String rules = RESPONSE + "  - {id: short, require: \"size(answer.text) < 5\", action: warn, message: \"'Long.'\"}\n";
        Generation generation = under(rules, new ScriptedGenerator(2, "abcdef")).generate(request("Spell."));

        assertThat(heard).containsExactly("ab", "cd", "ef");
        assertThat(tokens).hasSize(3);
        assertThat(generation.decisions().getLast().outcome()).isEqualTo(Outcome.WARN);
    }

    @Test
    void aRequestIsRefusedByRoleAndNothingRuns() {
        String rules = HEAD + "stage: request\nrules:\n"
                + "  - {id: staff, require: \"'staff' in caller.roles\", action: deny, message: \"'Only staff may draft.'\"}\n";
        ScriptedGenerator model = new ScriptedGenerator(2, "text");
        TextGenerator guarded = under(rules, model);

        assertThatThrownBy(() -> guarded.generate(request("My secret prompt")))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.REQUEST_REFUSED))
                .hasMessageContaining("Only staff may draft (rule staff of office@1)")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> guarded.score(Prompt.text("My secret prompt"), "x")).isInstanceOf(OpenbookException.class);
        assertThat(model.prompts).isEmpty();

        RequestContext staff = RequestContext.of("draft").by(Caller.of("Ann", "staff"));
        Generation generation = guarded.generate(request("My secret prompt").withContext(staff));
        assertThat(generation.text()).isEqualTo("text");
        assertThat(heard).isNotEmpty();
    }

    @Test
    void aRequestThatAPersonHasToSeeIsNotRunAndGivesATicket() {
        String rules = HEAD + "stage: request\nrules:\n"
                + "  - {id: pay, require: \"!request.text.contains('salary')\", action: review, message: \"'Pay is sensitive.'\"}\n";
        ScriptedGenerator model = new ScriptedGenerator(2, "text");
        Prompt prompt = Prompt.chat(ChatMessage.system("Be brief."), ChatMessage.user("What salary?"));
        Generation generation = under(rules, model).generate(GenerationRequest.of(prompt));

        assertThat(model.prompts).isEmpty();
        assertThat(generation.text()).isEmpty();
        assertThat(generation.review()).hasValueSatisfying(
                ticket -> assertThat(ticket.reasons()).containsExactly("Pay is sensitive."));
    }

    @Test
    void tokenIdsAreRefusedSinceRulesCannotReadThem() {
        assertThatThrownBy(() -> under(LIMIT, new ScriptedGenerator(2, "text")).generate(GenerationRequest.of(Prompt.tokens(List.of(1)))))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID));
    }

    @Test
    void theHintJoinsTheUsersLastMessage() {
        ScriptedGenerator model = new ScriptedGenerator(4, "This is far longer than twenty.", "Short.");
        Prompt prompt = Prompt.chat(ChatMessage.user("Describe it."));
        under(LIMIT, model).generate(GenerationRequest.of(prompt));

        assertThat(((Prompt.Chat) model.prompts.getLast()).messages())
                .containsExactly(ChatMessage.user("Describe it.\n\nShorten to 20 characters"));
    }

    @Test
    void cancellingEndsItWithoutAnotherTry() {
        ScriptedGenerator model = new ScriptedGenerator(4, "This is far longer than twenty.");
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        Generation generation = under(LIMIT, model).generate(request("Describe it.").withCancellation(cancellation));

        assertThat(generation.finishReason()).isEqualTo(FinishReason.CANCELLED);
        assertThat(model.prompts).hasSize(1);
    }

    @Test
    void conversationsAreGuardedAndClosedWithTheirOwn() {
        ScriptedGenerator model = new ScriptedGenerator(3, SECRET);
        try (Conversation conversation = under(NO_NUMBERS, model).conversation()) {
            assertThat(conversation.generate(request("Who is paid?")).text()).contains("[REDACTED]").doesNotContain("6789");
        }
        assertThat(model.closed).isTrue();
    }
}
