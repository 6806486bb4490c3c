package dev.openbook.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.openbook.EncoderFolder;
import dev.openbook.Openbook;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.PassageScore;
import dev.openbook.model.Reranker;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code config_sentence_transformers.json} says of a reranker, as sentence-transformers 5.4 writes and reads it. */
class PublishersSettingsTest {
    private static final String FILE = "config_sentence_transformers.json";
    private static final String QUERY = "Who can apply?";
    private static final List<String> PASSAGES = List.of("Deadline: 30 June.", "The applicant must be a registered nonprofit.", "");

    private final Openbook openbook = Openbook.builder().build();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        openbook.close();
    }

    @Test
    void theNewerFileSaysWhatTheLogitBecomes() {
        EncoderFolder model = EncoderFolder.copy("reranker", folder)
                .replacing(
                        "config.json",
                        "\"hidden_act\": \"gelu\"",
                        "\"sentence_transformers\": {\"activation_fn\": \"torch.nn.modules.activation.Sigmoid\"}")
                .with(FILE, "{\"activation_fn\": \"torch.nn.modules.linear.Identity\"}");
        try (Reranker reranker = openbook.reranker(model.source())) {
            assertThat(reranker.score(QUERY, PASSAGES)).allMatch(score -> score.score() == score.logit());
        }
    }

    @Test
    void theDefaultPromptStandsInFrontOfEveryQuery() {
        EncoderFolder model = EncoderFolder.copy("reranker", folder)
                .with(FILE, "{\"prompts\": {\"web\": \"the fund: \", \"code\": \"x\"}, \"default_prompt_name\": \"web\"}");
        try (Reranker prompted = openbook.reranker(model.source());
                Reranker plain = openbook.reranker(EncoderFolder.source("reranker"))) {
            List<PassageScore> expected = plain.score("the fund: " + QUERY, PASSAGES);
            List<PassageScore> scores = prompted.score(QUERY, PASSAGES);
            for (int i = 0; i < PASSAGES.size(); i++) {
                assertThat(scores.get(i).logit()).isCloseTo(expected.get(i).logit(), within(1e-6));
            }
            assertThat(plain.score(QUERY, PASSAGES).getFirst().logit()).isNotCloseTo(expected.getFirst().logit(), within(1e-3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"prompts\": {\"web\": \"the fund: \"}, \"default_prompt_name\": null}", "{\"prompts\": {}}"})
    void aPromptThatIsNotTheDefaultIsLeftOut(String settings) {
        EncoderFolder model = EncoderFolder.copy("reranker", folder).with(FILE, settings);
        try (Reranker reranker = openbook.reranker(model.source());
                Reranker plain = openbook.reranker(EncoderFolder.source("reranker"))) {
            assertThat(reranker.score(QUERY, PASSAGES)).isEqualTo(plain.score(QUERY, PASSAGES));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"default_prompt_name\": \"web\"} | has no such prompt",
        "{\"default_prompt_name\": \"web\", \"prompts\": {\"code\": \"x\"}} | has no such prompt",
        "{\"default_prompt_name\": 3} | should be a text"
    })
    void aDefaultThatIsNotThereIsDamage(String settings, String part) {
        EncoderFolder model = EncoderFolder.copy("reranker", folder).with(FILE, settings);
        assertThatThrownBy(() -> openbook.reranker(model.source()))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_DAMAGED))
                .hasMessageContainingAll(FILE, "default_prompt_name", part);
    }
}
