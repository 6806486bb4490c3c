package dev.openbook.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.openbook.EncoderFolder;
import dev.openbook.Openbook;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Coverage;
import dev.openbook.model.Entity;
import dev.openbook.model.EntityAggregation;
import dev.openbook.model.LongText;
import dev.openbook.model.TaggedToken;
import dev.openbook.model.Tagging;
import dev.openbook.model.TokenClassifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class TokenClassifiersTest {
    private final Openbook openbook = Openbook.builder().build();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        openbook.close();
    }

    /** Its labels were sampled with dropout, so only its offsets can be met. */
    @Test
    void offsetsOfTokensAreThoseOfTheGolden() {
        try (TokenClassifier tagger = openbook.tokenClassifier(EncoderFolder.source("token-classifier"))) {
            for (JsonNode golden : EncoderFolder.json("token-classifier.golden.json")) {
                List<TaggedToken> tokens = tagger.tag(golden.path("text").asString()).tokens();
                int count = golden.path("tokens").size();
                assertThat(tokens).hasSize(count - 2); // the golden shows [CLS] and [SEP] as well
                for (int i = 1; i < count - 1; i++) {
                    assertThat(tokens.get(i - 1).start()).isEqualTo(golden.path("offsets").get(i).get(0).asInt());
                    assertThat(tokens.get(i - 1).end()).isEqualTo(golden.path("offsets").get(i).get(1).asInt());
                }
            }
        }
    }

    @Test
    void labelsOfTokensAreThoseOfTheReference() {
        JsonNode cases = EncoderFolder.json("token-classifier.reference.json").path("tokens");
        assertThat(cases).hasSize(11);
        try (TokenClassifier tagger = openbook.tokenClassifier(EncoderFolder.source("token-classifier"))) {
            assertThat(tagger.labels()).containsExactly("O", "B-ORG", "I-ORG", "B-DATE", "I-DATE");
            for (JsonNode golden : cases) {
                List<TaggedToken> tokens = tagger.tag(golden.path("text").asString()).tokens();
                assertThat(tokens).hasSameSizeAs(golden.path("tokens"));
                for (int i = 0; i < tokens.size(); i++) {
                    JsonNode expected = golden.path("tokens").get(i);
                    TaggedToken token = tokens.get(i);
                    assertThat(token.label()).as(golden.toString()).isEqualTo(expected.path("label").asString());
                    assertThat(token.start()).isEqualTo(expected.path("start").asInt());
                    assertThat(token.end()).isEqualTo(expected.path("end").asInt());
                    assertThat(token.probability()).isCloseTo(expected.path("probability").asDouble(), within(1e-5));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void entitiesAreThoseOfThePipeline(EntityAggregation aggregation) {
        int cases = 0;
        try (TokenClassifier tagger = openbook.tokenClassifier(EncoderFolder.source("token-classifier"))) {
            for (JsonNode golden : EncoderFolder.json("token-classifier.reference.json").path("entities")) {
                if (golden.path("aggregation").asString().equals(aggregation.name())) {
                    assertEntities(tagger, aggregation, golden);
                    cases++;
                }
            }
        }
        assertThat(cases).isEqualTo(11);
    }

    private static void assertEntities(TokenClassifier tagger, EntityAggregation aggregation, JsonNode golden) {
        String text = golden.path("text").asString();
        List<Entity> entities = tagger.tag(List.of(text), aggregation, LongText.REFUSE).getFirst().entities();
        assertThat(entities).as(golden.toString()).hasSameSizeAs(golden.path("entities"));
        for (int i = 0; i < entities.size(); i++) {
            JsonNode expected = golden.path("entities").get(i);
            Entity entity = entities.get(i);
            assertThat(entity.label()).isEqualTo(expected.path("label").asString());
            assertThat(entity.start()).isEqualTo(expected.path("start").asInt());
            assertThat(entity.end()).isEqualTo(expected.path("end").asInt());
            assertThat(entity.text()).isEqualTo(text.substring(entity.start(), entity.end()));
            assertThat(entity.score()).isCloseTo(expected.path("score").asDouble(), within(1e-5));
        }
    }

    @Test
    void everyTokenOfALongTextIsLabelledByTheWindowThatShowsMostRoundIt() {
        String text = "grant the deadline: fund ".repeat(60);
        try (TokenClassifier tagger = openbook.tokenClassifier(EncoderFolder.source("token-classifier"))) {
            int room = tagger.maxTokens();
            int tokens = tagger.countTokens(text);
            Tagging whole = tagger.tag(text);
            int step = room - room / 4;
            assertThat(whole.coverage()).isEqualTo(new Coverage(tokens, tokens, 1 + Math.ceilDiv(tokens - room, step)));
            assertThat(whole.tokens()).hasSize(tokens);

            Tagging cut = tagger.tag(List.of(text), EntityAggregation.SIMPLE, LongText.TRUNCATE).getFirst();
            assertThat(cut.coverage()).isEqualTo(new Coverage(tokens, room, 1));
            assertThat(cut.tokens()).hasSize(room);
            int shared = room / 4; // its first half is nearer to the middle of the first window
            assertThat(whole.tokens().subList(0, step + shared / 2)).extracting(TaggedToken::label)
                    .isEqualTo(cut.tokens().subList(0, step + shared / 2).stream().map(TaggedToken::label).toList());

            assertThat(whole.entities()).isNotEmpty().isSortedAccordingTo((a, b) -> a.end() <= b.start() ? -1 : 1);
            assertFails(
                    () -> tagger.tag(List.of(text), EntityAggregation.MAX, LongText.REFUSE),
                    FailureCode.CONTEXT_OVERFLOW, tokens + " tokens; " + room + " fit");
        }
    }

    @Test
    void offsetsCountUtf16Units() {
        String text = "\uD83E\uDD16\uD83E\uDD16 grant";
        try (TokenClassifier tagger = openbook.tokenClassifier(EncoderFolder.source("token-classifier"))) {
            TaggedToken last = tagger.tag(text).tokens().getLast();
            assertThat(text.substring(0, last.end())).isEqualTo(text);
            assertThat(last.end()).isEqualTo(10);
        }
    }

    @Test
    void emptyTextsHaveNoTokensAndMissingOnesAreRefused() {
        try (TokenClassifier tagger = openbook.tokenClassifier(EncoderFolder.source("token-classifier"))) {
            assertThat(tagger.tag("")).isEqualTo(new Tagging(List.of(), List.of(), new Coverage(0, 0, 1)));
            assertThat(tagger.tag(" \n ").tokens()).isEmpty();
            List<Tagging> mixed = tagger.tag(List.of("grant", "", "the"), EntityAggregation.FIRST, LongText.WINDOWS);
            assertThat(mixed.get(0).tokens()).hasSize(1);
            assertThat(mixed.get(1).tokens()).isEmpty();
            assertThat(mixed.get(2).tokens()).hasSize(1);
            assertFails(
                    () -> tagger.tag(Arrays.asList("the", null), EntityAggregation.SIMPLE, LongText.WINDOWS),
                    FailureCode.ARGUMENT_INVALID, "text 2 of 2");
            assertFails(() -> tagger.tag(null), FailureCode.ARGUMENT_INVALID, "text 1 of 1");
            assertThat(tagger.tag("grant \uD83D").tokens()).hasSameSizeAs(tagger.tag("grant \uFFFD").tokens());
        }
    }

    @Test
    void aTextHasTheSameLabelsAloneAndInAnyList() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 150; i++) { // more than a chunk
            texts.add("grant " + "the ".repeat(i) + i);
        }
        try (TokenClassifier tagger = openbook.tokenClassifier(EncoderFolder.source("token-classifier"))) {
            List<Tagging> together = tagger.tag(texts, EntityAggregation.AVERAGE, LongText.WINDOWS);
            for (int i = 0; i < texts.size(); i += 11) {
                Tagging alone = tagger.tag(List.of(texts.get(i)), EntityAggregation.AVERAGE, LongText.WINDOWS).getFirst();
                assertThat(together.get(i).tokens()).extracting(TaggedToken::label)
                        .isEqualTo(alone.tokens().stream().map(TaggedToken::label).toList());
                assertThat(together.get(i).coverage()).isEqualTo(alone.coverage());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "classifier, text as a whole",
        "reranker, text as a whole",
        "question-answering, '[start_logits, end_logits]'"
    })
    void otherKindsOfModelAreNoTaggers(String model, String part) {
        assertFails(() -> openbook.tokenClassifier(EncoderFolder.source(model)), FailureCode.MODEL_UNSUPPORTED, part);
    }

    @Test
    void aModelThatNamesNoLabelsIsNoTagger() {
        EncoderFolder model = EncoderFolder.copy("token-classifier", folder).with("config.json", "{\"model_type\": \"bert\"}");
        assertFails(() -> openbook.tokenClassifier(model.source()), FailureCode.MODEL_UNSUPPORTED, "id2label", "language models");
    }

    @Test
    void aClosedModelSaysSo() {
        TokenClassifier tagger = openbook.tokenClassifier(EncoderFolder.source("token-classifier"));
        tagger.close();
        assertFails(() -> tagger.tag("the"), FailureCode.CLOSED, "closed");
    }

    private static void assertFails(ThrowingCallable call, FailureCode code, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(parts);
    }
}
