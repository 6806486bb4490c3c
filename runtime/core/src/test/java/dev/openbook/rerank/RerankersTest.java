package dev.openbook.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.openbook.EncoderFolder;
import dev.openbook.Openbook;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Coverage;
import dev.openbook.model.LongText;
import dev.openbook.model.PassageScore;
import dev.openbook.model.Reranker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RerankersTest {
    private static final String QUERY = "Who can apply?";

    private final Openbook openbook = Openbook.builder().build();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        openbook.close();
    }

    @Test
    void logitsAreThoseOfTheReference() {
        JsonNode cases = EncoderFolder.json("reranker.reference.json").path("pairs");
        assertThat(cases).hasSize(33);
        try (Reranker reranker = openbook.reranker(EncoderFolder.source("reranker"))) {
            for (JsonNode pair : cases) {
                PassageScore score = score(reranker, pair.path("query").asString(), pair.path("passage").asString());
                assertThat(score.logit()).as(pair.toString()).isCloseTo(pair.path("logit").asDouble(), within(1e-4));
                assertThat(score.score()).isCloseTo(1 / (1 + Math.exp(-score.logit())), within(1e-12));
                assertThat(score.coverage().windows()).isEqualTo(1);
            }
        }
    }

    @Test
    void aLongPassageIsAsGoodAsItsBestWindow() {
        JsonNode golden = EncoderFolder.json("reranker.reference.json").path("windows").get(0);
        String query = golden.path("query").asString();
        String passage = golden.path("passage").asString();
        try (Reranker reranker = openbook.reranker(EncoderFolder.source("reranker"))) {
            PassageScore score = score(reranker, query, passage);
            assertThat(score.logit()).isCloseTo(golden.path("logit").asDouble(), within(1e-4));
            int tokens = reranker.countTokens(passage);
            assertThat(score.coverage()).isEqualTo(new Coverage(tokens, tokens, golden.path("windows").asInt()));

            PassageScore cut = reranker.score(query, List.of(passage), LongText.TRUNCATE).getFirst();
            int room = reranker.maxTokens() - reranker.countTokens(query);
            assertThat(cut.coverage()).isEqualTo(new Coverage(tokens, room, 1));
            assertThat(cut.coverage().complete()).isFalse();
            assertThat(cut.logit()).isLessThanOrEqualTo(score.logit() + 1e-4);
            assertFails(
                    () -> reranker.score(query, List.of("the", passage), LongText.REFUSE),
                    FailureCode.CONTEXT_OVERFLOW,
                    "passage has " + tokens + " tokens", room + " fit");
        }
    }

    @Test
    void aQueryIsNeverCut() {
        try (Reranker reranker = openbook.reranker(EncoderFolder.source("reranker"))) {
            String query = "grant ".repeat(100); // of 125 that fit together
            assertThat(reranker.maxTokens()).isEqualTo(125);
            assertThat(score(reranker, query, "the ".repeat(25)).coverage().windows()).isEqualTo(1);
            assertFails(
                    () -> score(reranker, query, "the ".repeat(26)),
                    FailureCode.CONTEXT_OVERFLOW, "query has 100 tokens", "at most 94");
            assertFails(() -> score(reranker, "grant ".repeat(130), ""), FailureCode.CONTEXT_OVERFLOW, "query has 130 tokens");
        }
    }

    @Test
    void theBestComesFirstAndEqualsKeepTheirOrder() {
        try (Reranker reranker = openbook.reranker(EncoderFolder.source("reranker"))) {
            List<String> passages = List.of("Deadline: 30 June.", "The applicant must be a registered nonprofit.", "Deadline: 30 June.");
            List<PassageScore> ranked = reranker.rank(QUERY, passages);
            assertThat(ranked).extracting(PassageScore::index).containsExactly(1, 0, 2);
            assertThat(reranker.score(QUERY, passages)).extracting(PassageScore::index).containsExactly(0, 1, 2);
            assertThat(reranker.rank(QUERY, List.of())).isEmpty();
            String late = "the ".repeat(200) + passages.get(1);
            assertThat(reranker.rank(QUERY, List.of(late, "Deadline: 30 June."), LongText.TRUNCATE))
                    .extracting(score -> score.coverage().complete())
                    .containsExactlyInAnyOrder(false, true);
            assertFails(
                    () -> reranker.rank(QUERY, List.of(late), LongText.REFUSE), FailureCode.CONTEXT_OVERFLOW, "The passage has");
        }
    }

    @Test
    void aPassageHasTheSameScoreAloneAndInAnyList() {
        List<String> passages = new ArrayList<>();
        for (int i = 0; i < 300; i++) { // more than a chunk
            passages.add("grant " + "the ".repeat(i % 90) + i);
        }
        try (Reranker reranker = openbook.reranker(EncoderFolder.source("reranker"))) {
            List<PassageScore> together = reranker.score(QUERY, passages);
            for (int i = 0; i < passages.size(); i += 13) {
                assertThat(together.get(i).index()).isEqualTo(i);
                assertThat(together.get(i).logit()).isCloseTo(score(reranker, QUERY, passages.get(i)).logit(), within(1e-5));
            }
        }
    }

    @Test
    void manyThreadsShareAModelAndGetTheSame() throws Exception {
        List<String> passages = List.of("grant", "the grant the fund", "Deadline: 30 June.", "the ".repeat(200));
        try (Reranker reranker = openbook.reranker(EncoderFolder.source("reranker"));
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            Callable<List<PassageScore>> work = () -> reranker.score(QUERY, passages);
            List<PassageScore> alone = work.call();
            for (Future<List<PassageScore>> result : threads.invokeAll(Collections.nCopies(200, work))) {
                for (int i = 0; i < passages.size(); i++) {
                    assertThat(result.get().get(i).logit()).isCloseTo(alone.get(i).logit(), within(1e-5));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"sentence_transformers\": {\"activation_fn\": \"torch.nn.modules.linear.Identity\"}', false",
        "'\"sentence_transformers\": {\"activation_fn\": \"torch.nn.modules.activation.Sigmoid\"}', true",
        "'\"sbert_ce_default_activation_function\": \"torch.nn.modules.linear.Identity\"', false",
        "'\"sbert_ce_default_activation_function\": \"torch.nn.modules.activation.Sigmoid\"', true"
    })
    void theScoreIsWhatThePublisherMakesOfTheLogit(String setting, boolean probability) {
        try (Reranker reranker = open(folder("reranker").replacing("config.json", "\"hidden_act\": \"gelu\"", setting))) {
            PassageScore score = score(reranker, QUERY, "Deadline: 30 June.");
            assertThat(score.logit()).isCloseTo(-0.028081, within(1e-4));
            assertThat(score.score()).isCloseTo(probability ? 1 / (1 + Math.exp(-score.logit())) : score.logit(), within(1e-12));
        }
    }

    @Test
    void anActivationThatIsNotKnownIsRefused() {
        String tanh = "\"sentence_transformers\": {\"activation_fn\": \"torch.nn.modules.activation.Tanh\"}";
        EncoderFolder model = folder("reranker").replacing("config.json", "\"hidden_act\": \"gelu\"", tanh);
        assertFails(() -> open(model), FailureCode.MODEL_UNSUPPORTED, "Tanh", "Sigmoid");
    }

    @Test
    void anEmptyPassageIsScoredAndAMissingOneIsNot() {
        try (Reranker reranker = openbook.reranker(EncoderFolder.source("reranker"))) {
            assertThat(score(reranker, QUERY, "").coverage()).isEqualTo(new Coverage(0, 0, 1));
            assertThat(score(reranker, "", "").score()).isBetween(0.0, 1.0);
            assertFails(() -> score(reranker, QUERY, null), FailureCode.ARGUMENT_INVALID, "passage 1 of 1");
            assertFails(
                    () -> reranker.score(QUERY, Arrays.asList("the", null)), FailureCode.ARGUMENT_INVALID, "passage 2 of 2");
            assertFails(() -> reranker.score(null, List.of("the")), FailureCode.ARGUMENT_INVALID, "query");
        }
    }

    @Test
    void halfAPairIsReadAsTheReplacementCharacter() {
        try (Reranker reranker = openbook.reranker(EncoderFolder.source("reranker"))) {
            assertThat(score(reranker, QUERY, "grant \uD83D").logit())
                    .isEqualTo(score(reranker, QUERY, "grant \uFFFD").logit());
        }
    }

    @Test
    void aClosedModelSaysSo() {
        Reranker reranker = openbook.reranker(EncoderFolder.source("reranker"));
        reranker.close();
        reranker.close();
        assertFails(() -> score(reranker, QUERY, "the"), FailureCode.CLOSED, "reranker is closed");
    }

    @Test
    void anInterruptedThreadStops() {
        try (Reranker reranker = openbook.reranker(EncoderFolder.source("reranker"))) {
            Thread.currentThread().interrupt();
            assertFails(() -> score(reranker, QUERY, "the"), FailureCode.CANCELLED, "cancelled");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "classifier, 'eligible, ineligible, unclear'",
        "token-classifier, for each token",
        "question-answering, '[start_logits, end_logits]'"
    })
    void otherKindsOfModelAreNoRerankers(String model, String part) {
        assertFails(
                () -> openbook.reranker(EncoderFolder.source(model)), FailureCode.MODEL_UNSUPPORTED, part, "Choose a reranker");
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedder/model.onnx", "sentence-embedding.onnx", "generator.onnx"})
    void graphsThatGiveNoScoresAreNoRerankers(String graph) throws Exception {
        Path file = Path.of(Openbook.class.getResource("/dev/openbook/embed/" + graph).toURI());
        EncoderFolder model = folder("reranker").withGraph(file);
        assertFails(() -> open(model), FailureCode.MODEL_UNSUPPORTED, graph.startsWith("generator") ? "generator" : "no logits");
    }

    private EncoderFolder folder(String model) {
        return EncoderFolder.copy(model, folder);
    }

    private Reranker open(EncoderFolder model) {
        return openbook.reranker(model.source());
    }

    private static PassageScore score(Reranker reranker, String query, String passage) {
        return reranker.score(query, Arrays.asList(passage)).getFirst();
    }

    private static void assertFails(ThrowingCallable call, FailureCode code, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(parts);
    }
}
