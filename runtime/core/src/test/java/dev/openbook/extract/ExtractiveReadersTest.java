package dev.openbook.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.openbook.EncoderFolder;
import dev.openbook.Openbook;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.inspect.ModelInspector;
import dev.openbook.internal.encode.EncoderInput;
import dev.openbook.model.Coverage;
import dev.openbook.model.ExtractedAnswer;
import dev.openbook.model.ExtractiveReader;
import dev.openbook.model.LongText;
import dev.openbook.model.ModelContent;
import dev.openbook.model.Reading;
import dev.openbook.model.ReadingOptions;
import dev.openbook.onnx.EncoderSession;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.onnx.OnnxSettings;
import dev.openbook.text.PairTokenization;
import dev.openbook.text.Tokenizer;
import dev.openbook.text.Tokenizers;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ExtractiveReadersTest {
    private static final String QUESTION = "Who can apply?";
    private static final String CONTEXT = "The applicant must be a registered nonprofit.";
    private static final String LONG = "The applicant must be a registered nonprofit in 2026, says the fund. ".repeat(30);

    private final Openbook openbook = Openbook.builder().build();

    @AfterEach
    void close() {
        openbook.close();
    }

    @Test
    void logitsAndOffsetsAreThoseOfTheReference() {
        JsonNode cases = EncoderFolder.json("question-answering.reference.json").path("logits");
        assertThat(cases).hasSize(4);
        try (ModelContent content = ModelInspector.create().inspect(EncoderFolder.source("question-answering"));
                OnnxEngine engine = OnnxEngine.open(OnnxSettings.standard(1));
                Tokenizer tokenizer = Tokenizers.open(content);
                EncoderSession session = engine.openEncoder(content, "onnx/model.onnx")) {
            for (JsonNode golden : cases) {
                PairTokenization pair = pair(tokenizer, golden);
                assertOffsets(pair, golden);
                SpanLogits logits = SpanRows.of(session)
                        .run(List.of(new EncoderInput(pair.tokens().ids(), pair.tokens().typeIds())))
                        .getFirst();
                for (int i = 0; i < pair.tokens().ids().length; i++) {
                    assertThat((double) logits.start()[i]).isCloseTo(golden.path("start").get(i).asDouble(), within(1e-4));
                    assertThat((double) logits.end()[i]).isCloseTo(golden.path("end").get(i).asDouble(), within(1e-4));
                }
            }
        }
    }

    /** Its logits were sampled with dropout, so only its offsets can be met. */
    @Test
    void offsetsAreThoseOfTheGolden() {
        try (ModelContent content = ModelInspector.create().inspect(EncoderFolder.source("question-answering"));
                Tokenizer tokenizer = Tokenizers.open(content)) {
            for (JsonNode golden : EncoderFolder.json("question-answering.golden.json")) {
                assertOffsets(pair(tokenizer, golden), golden);
            }
        }
    }

    private static PairTokenization pair(Tokenizer tokenizer, JsonNode golden) {
        return tokenizer.encodePair(golden.path("question").asString(), golden.path("context").asString());
    }

    private static void assertOffsets(PairTokenization pair, JsonNode golden) {
        assertThat(pair.tokens().ids()).hasSameSizeAs(golden.path("offsets"));
        for (int i = 0; i < pair.tokens().ids().length; i++) {
            assertThat(pair.tokens().starts()[i]).isEqualTo(golden.path("offsets").get(i).get(0).asInt());
            assertThat(pair.tokens().ends()[i]).isEqualTo(golden.path("offsets").get(i).get(1).asInt());
        }
    }

    @Test
    void spansAreThoseOfTransformers() {
        JsonNode cases = EncoderFolder.json("question-answering.reference.json").path("answers");
        assertThat(cases).hasSize(48);
        try (ExtractiveReader reader = openbook.extractiveReader(EncoderFolder.source("question-answering"))) {
            for (JsonNode golden : cases) {
                ReadingOptions options = ReadingOptions.standard()
                        .withMaxAnswerTokens(golden.path("maxAnswerTokens").asInt())
                        .withOverlapTokens(golden.path("overlap").asInt());
                String context = golden.path("context").asString();
                Reading reading = reader.read(golden.path("question").asString(), context, options);
                assertThat(reading.coverage().windows()).as(golden.toString()).isEqualTo(golden.path("windows").asInt());
                assertThat(reading.noAnswerScore()).isCloseTo(golden.path("noAnswer").asDouble(), within(1e-6));
                JsonNode best = golden.path("best");
                ExtractedAnswer answer = reading.answers().getFirst();
                assertThat(answer.score()).as(golden.toString()).isCloseTo(best.path("score").asDouble(), within(1e-5));
                assertThat(answer.start()).as(golden.toString()).isEqualTo(best.path("start").asInt());
                assertThat(answer.end()).isEqualTo(best.path("end").asInt());
                assertThat(answer.text()).isEqualTo(context.substring(answer.start(), answer.end()));
            }
        }
    }

    @Test
    void severalAnswersDoNotOverlapAndTheBestComesFirst() {
        try (ExtractiveReader reader = openbook.extractiveReader(EncoderFolder.source("question-answering"))) {
            List<ExtractedAnswer> answers = reader.read(
                            QUESTION, LONG, ReadingOptions.standard().withMaxAnswers(20).withMaxAnswerTokens(4))
                    .answers();
            assertThat(answers).hasSize(20);
            for (int i = 0; i < answers.size(); i++) {
                for (int j = 0; j < i; j++) {
                    ExtractedAnswer better = answers.get(j);
                    ExtractedAnswer worse = answers.get(i);
                    assertThat(better.score()).isGreaterThanOrEqualTo(worse.score());
                    assertThat(worse.end() <= better.start() || better.end() <= worse.start()).isTrue();
                }
            }
            // Fewer tokens than answers asked for: each token is one answer at most.
            assertThat(reader.read(QUESTION, "Deadline: 30", ReadingOptions.standard().withMaxAnswers(100).withMaxAnswerTokens(1))
                            .answers())
                    .hasSize(7)
                    .extracting(ExtractedAnswer::text)
                    .containsExactlyInAnyOrder("De", "ad", "lin", "e", ":", "3", "0");
        }
    }

    @Test
    void answersMayBeWidenedToWholeWords() {
        try (ExtractiveReader reader = openbook.extractiveReader(EncoderFolder.source("question-answering"))) {
            ReadingOptions two = ReadingOptions.standard().withMaxAnswerTokens(2);
            assertThat(reader.read(QUESTION, CONTEXT, two).answers().getFirst().text()).isEqualTo("ered non");
            assertThat(reader.read(QUESTION, CONTEXT, two.withWholeWords(true)).answers().getFirst().text())
                    .isEqualTo("registered nonprofit");
        }
    }

    @Test
    void whereNoAnswerIsAllowedThoseThatAreLessLikelyAreLeftOut() {
        try (ExtractiveReader reader = openbook.extractiveReader(EncoderFolder.source("question-answering"))) {
            ReadingOptions options = ReadingOptions.standard().withMaxAnswers(100);
            for (JsonNode golden : EncoderFolder.json("question-answering.reference.json").path("answers")) {
                Reading all = reader.read(QUESTION, golden.path("context").asString(), options);
                Reading some = reader.read(QUESTION, golden.path("context").asString(), options.withNoAnswer(true));
                assertThat(some.noAnswerScore()).isEqualTo(all.noAnswerScore()).isPositive();
                assertThat(some.answers())
                        .isEqualTo(all.answers().stream().filter(answer -> answer.score() >= all.noAnswerScore()).toList());
            }
            assertThat(reader.read(QUESTION, "A", options.withNoAnswer(true)).answers()).hasSize(1);
            assertThat(reader.read(QUESTION, "\u5317\u4eac grants \uD83D\uDE00\uD83D\uDE00 x", options.withNoAnswer(true)).answers())
                    .isEmpty();
        }
    }

    @Test
    void longContextsAreCutOrRefusedWhereThatIsAskedFor() {
        try (ExtractiveReader reader = openbook.extractiveReader(EncoderFolder.source("question-answering"))) {
            int tokens = reader.countTokens(LONG);
            int room = reader.maxTokens() - reader.countTokens(QUESTION);
            Reading cut = reader.read(QUESTION, LONG, ReadingOptions.standard().withLongContexts(LongText.TRUNCATE));
            assertThat(cut.coverage()).isEqualTo(new Coverage(tokens, room, 1));
            assertFails(
                    () -> reader.read(QUESTION, LONG, ReadingOptions.standard().withLongContexts(LongText.REFUSE)),
                    FailureCode.CONTEXT_OVERFLOW, "context has " + tokens + " tokens; " + room + " fit");
            assertFails(
                    () -> reader.read("grant ".repeat(110), LONG), FailureCode.CONTEXT_OVERFLOW, "question has 110 tokens");
        }
    }

    @Test
    void offsetsCountUtf16Units() {
        String context = "\uD83E\uDD16 \uD83E\uDD16 " + CONTEXT;
        try (ExtractiveReader reader = openbook.extractiveReader(EncoderFolder.source("question-answering"))) {
            for (ExtractedAnswer answer :
                    reader.read(QUESTION, context, ReadingOptions.standard().withMaxAnswers(5)).answers()) {
                assertThat(answer.text()).isEqualTo(context.substring(answer.start(), answer.end()));
            }
        }
    }

    @Test
    void anEmptyContextHasNoAnswerAndAMissingOneIsRefused() {
        try (ExtractiveReader reader = openbook.extractiveReader(EncoderFolder.source("question-answering"))) {
            assertThat(reader.read(QUESTION, "")).isEqualTo(new Reading(List.of(), 1, new Coverage(0, 0, 1)));
            assertThat(reader.read("", CONTEXT).answers()).hasSize(1);
            assertThat(reader.read("half \uD83D", "grant \uDD16").answers()).hasSize(1);
            assertFails(() -> reader.read(QUESTION, null), FailureCode.ARGUMENT_INVALID, "context");
            assertFails(() -> reader.read(null, CONTEXT), FailureCode.ARGUMENT_INVALID, "question");
        }
    }

    @ParameterizedTest
    @CsvSource({"classifier", "reranker", "token-classifier"})
    void otherKindsOfModelAreNoReaders(String model) {
        assertFails(
                () -> openbook.extractiveReader(EncoderFolder.source(model)),
                FailureCode.MODEL_UNSUPPORTED, "[logits]", "question answering");
    }

    @Test
    void aClosedModelSaysSo() {
        ExtractiveReader reader = openbook.extractiveReader(EncoderFolder.source("question-answering"));
        reader.close();
        assertFails(() -> reader.read(QUESTION, CONTEXT), FailureCode.CLOSED, "closed");
    }

    private static void assertFails(ThrowingCallable call, FailureCode code, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(parts);
    }
}
