package dev.openbook.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.Openbook;
import dev.openbook.answer.Answer;
import dev.openbook.answer.Question;
import dev.openbook.document.SearchFilter;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.GenerationRequest;
import dev.openbook.model.ModelSource;
import dev.openbook.model.Prompt;
import dev.openbook.retrieve.DocumentLibrary;
import dev.openbook.retrieve.ProgressListener;
import dev.openbook.retrieve.Query;
import dev.openbook.retrieve.RetrievedPassage;
import dev.openbook.retrieve.SearchMode;
import dev.openbook.rule.Caller;
import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RequestContext;
import dev.openbook.rule.RuleStage;
import dev.openbook.rules.RuleBooks;
import dev.openbook.rules.RuleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions to a library of words, under rules, through the door. */
class AnswersUnderRulesTest {
    private static final String HEAD = "apiVersion: rules/v1\nkind: RuleSet\nmetadata: {name: office, version: 1}\n";
    private static final String CLOSED = HEAD + "stage: retrieval\nrules:\n"
            + "  - {id: board, require: \"%s || 'board' in caller.roles\", action: deny, message: \"'Closed: ' + passage.text\"}\n";
    private static final String BEFORE = CLOSED.formatted("!('board' in passage.folders)");
    private static final String AFTER = CLOSED.formatted("!passage.text.contains('ninety')");
    private static final String QUESTION = "What is the salary of the director?";

    @TempDir
    private Path folder;

    @BeforeEach
    void documents() throws IOException {
        write("board/2026/minutes.txt", "The salary of the director is ninety thousand dollars a year, says the zebra committee.");
        for (int i = 0; i < 5; i++) {
            write("board/more" + i + ".txt", "The salary of the director number " + i + " is ninety dollars.");
        }
        write("handbook.txt", "The salary of the director is set by the trustees each year in June.");
        write("payees.txt", "The number of the plumber for payments is 123-45-6789 in all our books.");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve("documents").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void with(String rules, BiConsumer<Openbook, DocumentLibrary> work) {
        try (Openbook openbook = Openbook.builder().rules(RuleBooks.parse("office.yaml", rules)).build();
                DocumentLibrary library = openbook.library(folder.resolve("library"))) {
            library.sync(folder.resolve("documents"), ProgressListener.none());
            work.accept(openbook, library);
        }
    }

    private static Decision retrieval(Answer answer) {
        return answer.decisions(RuleStage.RETRIEVAL).getFirst();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClosedFolderNeverAppearsInHitsCitationsReceiptOrPrompt(boolean before) {
        with(before ? BEFORE : AFTER, (openbook, library) -> {
            Question question = Question.of(QUESTION);
            for (Optional<Caller> caller : List.<Optional<Caller>>of(Optional.empty(), Optional.of(Caller.of("Sam", "staff")))) {
                Answer answer = openbook.answerer(library)
                        .answer(new Question(QUESTION, SearchMode.LEXICAL, 10, SearchFilter.none(), caller));
                String all = answer.text() + answer.citations() + answer.receipt().toJson();
                assertThat(all).contains("handbook.txt").doesNotContain("minutes", "zebra", "ninety", "board/");

                GuardedRetriever.Found found = openbook.retriever(library, new RequestContext("draft", caller, Map.of()))
                        .find(new Query(QUESTION, SearchMode.LEXICAL, 10, SearchFilter.none()));
                ScriptedGenerator model = new ScriptedGenerator(3, "text");
                String passages = found.passages().stream().map(each -> each.passage().text()).collect(Collectors.joining("\n"));
                model.generate(GenerationRequest.of(Prompt.text(passages + "\n" + QUESTION)));
                assertThat(PromptWords.of(model.prompts.getFirst())).contains("trustees").doesNotContain("ninety", "zebra");
                assertThat(retrieval(answer).results().getFirst().explanation())
                        .contains(before ? "carried out by the search itself" : "withheld 6");
            }
            Answer forTheBoard = openbook.answerer(library).answer(question.by(Caller.of("Bo", "board")));
            assertThat(forTheBoard.text()).contains("ninety");
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void asManyAreFoundAsWereAskedForIfThereAreSoMany(boolean before) {
        with(before ? BEFORE : AFTER, (openbook, library) -> {
            List<RetrievedPassage> found = openbook.retriever(library, RequestContext.of("search"))
                    .retrieve(new Query("salary director number plumber", SearchMode.LEXICAL, 2, SearchFilter.none()));

            assertThat(found).extracting(each -> each.passage().document().path()).containsExactlyInAnyOrder("handbook.txt", "payees.txt");
            assertThat(found).extracting(RetrievedPassage::rank).containsExactly(1, 2);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallersOwnFilterNeverOpensWhatRulesClose(boolean before) {
        SearchFilter board = new SearchFilter.Equal(SearchFilter.Field.FOLDER, "board");
        List<SearchFilter> filters = List.of(
                board, new SearchFilter.Any(List.of(board, SearchFilter.none())), new SearchFilter.Not(SearchFilter.nothing()),
                new SearchFilter.Not(new SearchFilter.Not(board)), new SearchFilter.Beginning(SearchFilter.Field.PARENT, "b"));
        with(before ? BEFORE : AFTER, (openbook, library) -> assertThat(filters).allSatisfy(filter -> {
            List<RetrievedPassage> found = openbook.retriever(library, RequestContext.of("search"))
                    .retrieve(new Query("salary director", SearchMode.LEXICAL, 10, filter));
            assertThat(found).noneMatch(each -> each.passage().document().path().startsWith("board"));
        }));
    }

    @Test
    void aSocialSecurityNumberIsBlackedOutInTextCitationsAndReceipt() {
        String rules = HEAD + "stage: response\nrules:\n"
                + "  - {id: ssn, redact: {detector: us-social-security-number}, action: redact, message: \"'Numbers are blacked out.'\"}\n";
        with(rules, (openbook, library) -> {
            Answer answer = openbook.answerer(library).answer(Question.of("What is the number of the plumber for payments?"));

            assertThat(answer.found()).isTrue();
            assertThat(answer.text()).contains("payments is [REDACTED] in all our books. [1]");
            assertThat(answer.citations().getFirst().quote()).contains("[REDACTED]");
            assertThat(answer.text() + answer.citations() + answer.receipt().toJson()).doesNotContain("6789", "123-45");
            assertThat(answer.outcome()).isEqualTo(Outcome.REDACT);
            assertThat(answer.receipt().intact()).isTrue();
        });
    }

    @Test
    void aRefusedQuestionIsAFailureAndOneForAPersonIsATicket() {
        String rules = HEAD + "stage: request\nrules:\n"
                + "  - {id: role, require: \"'staff' in caller.roles\", action: %s, message: \"'Only staff may ask.'\"}\n";
        with(rules.formatted("deny"), (openbook, library) -> {
            assertThatThrownBy(() -> openbook.answerer(library).answer(Question.of(QUESTION)))
                    .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.REQUEST_REFUSED))
                    .hasMessageContaining("Only staff may ask")
                    .hasMessageNotContaining("salary");
            assertThat(openbook.answerer(library).answer(Question.of(QUESTION).by(Caller.of("Sam", "staff"))).found()).isTrue();
        });
        with(rules.formatted("review"), (openbook, library) -> {
            Answer answer = openbook.answerer(library).answer(Question.of(QUESTION));
            assertThat(answer.found()).isFalse();
            assertThat(answer.citations()).isEmpty();
            assertThat(answer.review()).hasValueSatisfying(ticket -> assertThat(ticket.reasons()).containsExactly("Only staff may ask."));
            assertThatThrownBy(() -> openbook.retriever(library, RequestContext.of("search")).retrieve(Query.of("salary")))
                    .isInstanceOf(OpenbookException.class);
        });
    }

    @Test
    void anAnswerThatIsDeniedIsWithheldAndOneForAPersonIsKeptForThem() {
        String rules = HEAD + "stage: response\nrules:\n  - {id: pay, require: \"!answer.sources.exists(s, s.quote.contains('salary'))\","
                + " action: %s, message: \"'Pay is sensitive.'\"}\n";
        with(rules.formatted("deny"), (openbook, library) -> {
            Answer answer = openbook.answerer(library).answer(Question.of(QUESTION));
            assertThat(answer.found()).isFalse();
            assertThat(answer.text()).isEqualTo("The rules withhold this answer: Pay is sensitive (rule pay of office@1).");
            assertThat(answer.citations()).isEmpty();
            assertThat(answer.receipt().toJson()).contains("\"finishReason\":\"withheld\"");
        });
        with(rules.formatted("review"), (openbook, library) -> {
            Answer answer = openbook.answerer(library).answer(Question.of(QUESTION));
            assertThat(answer.text()).contains("salary");
            assertThat(answer.review()).isPresent();
            assertThat(answer.receipt().toJson()).contains("\"finishReason\":\"review\"", "\"stage\":\"response\"");
        });
    }

    @Test
    void anUnsignedModelIsRefusedInProductionOnly() throws IOException {
        Path model = Files.createDirectories(folder.resolve("models/tiny"));
        Files.writeString(model.resolve("config.json"), "{}");
        String rules = HEAD + "stage: admission\nrules:\n  - {id: signed, when: \"known(env.name) && env.name == 'prod'\","
                + " require: \"model.signature.verdict == 'VERIFIED'\", action: deny, message: \"'It is not signed.'\"}\n";
        Path file = folder.resolve("signed.yaml");
        Files.writeString(file, rules);
        for (String environment : List.of("dev", "test", "prod")) {
            try (Openbook openbook = Openbook.builder().rules(file, RuleSettings.standard().in(environment)).build()) {
                if (environment.equals("prod")) {
                    assertThatThrownBy(() -> openbook.<String>open(ModelSource.folder(model), (content, engine) -> "opened"))
                            .isInstanceOfSatisfying(
                                    OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_REFUSED))
                            .hasMessageContaining("It is not signed");
                } else {
                    assertThat(openbook.<String>open(ModelSource.folder(model), (content, engine) -> "opened")).isEqualTo("opened");
                }
            }
        }
    }
}
