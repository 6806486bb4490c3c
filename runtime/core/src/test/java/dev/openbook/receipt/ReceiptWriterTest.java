package dev.openbook.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.answer.Question;
import dev.openbook.answer.Receipt;
import dev.openbook.document.SearchFilter;
import dev.openbook.receipt.ReceiptWriter.Ingredients;
import dev.openbook.retrieve.SearchMode;
import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptWriterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T14:30:59.876Z");
    private static final Platform PLATFORM =
            new Platform("0.1.0", "1.28.0", "CPU", 1, "25+36 Temurin", "Linux 6.1", "amd64");

    private final AnswerMade made = new AnswerMade();

    @Test
    void everyMemberIsThere() {
        assertThat(write(made.ingredients()).content().members().keySet())
                .containsExactlyInAnyOrder(
                        "question", "settings", "models", "library", "passages", "rules", "output", "citations",
                        "platform", "timings", "created", "digest");
    }

    @Test
    void theQuestionAndEveryOptionAreWrittenDown() {
        Json.Obj content = write(made.ingredients()).content();
        assertThat(text(content.members().get("question"))).isEqualTo("\"Who may apply?\"");
        assertThat(text(content.members().get("settings")))
                .isEqualTo("{\"answerer\":\"quotation\",\"filter\":[],\"mode\":\"hybrid\",\"passages\":10}");

        SearchFilter narrowed = new SearchFilter.All(List.of(
                new SearchFilter.Equal(SearchFilter.Field.TYPE, "pdf"),
                new SearchFilter.Equal(SearchFilter.Field.FOLDER, "notices")));
        Question question = new Question("Who may apply?", SearchMode.SEMANTIC, 3, narrowed);
        assertThat(text(write(made.with(question)).content().members().get("settings")))
                .isEqualTo("{\"answerer\":\"quotation\",\"filter\":[{\"type\":\"pdf\"},{\"folder\":\"notices\"}],"
                        + "\"mode\":\"semantic\",\"passages\":3}");
    }

    @Test
    void theModelIsNamedByWhatItIsAndHowThatIsKnown() {
        Json.Array models = (Json.Array) write(made.ingredients()).content().members().get("models");
        assertThat(text(models.items().getFirst()))
                .isEqualTo("{\"graph\":\"model.onnx\",\"license\":\"Apache-2.0\",\"licenseCertainty\":\"STATED\",\"mofClass\":0,"
                        + "\"origin\":\"hub:org/name@abc\",\"rootDigest\":\"" + Digest.ofText("model").hex()
                        + "\",\"signature\":\"UNSIGNED\",\"source\":\"a-model\"}");
        assertThat(text(models.items().get(1)))
                .contains("\"license\":null", "\"licenseCertainty\":\"UNKNOWN\"", "\"origin\":null");
    }

    @Test
    void theLibraryAndThePassagesReadAreNamedByDigestAndPlace() {
        Json.Obj content = write(made.ingredients()).content();
        assertThat(text(content.members().get("library")))
                .isEqualTo("{\"commit\":7,\"documents\":2,\"embeddingModel\":\"" + Digest.ofText("model").hex()
                        + "\",\"id\":\"library-1\",\"passages\":9}");
        assertThat(text(content.members().get("passages")))
                .isEqualTo("[{\"document\":\"notice.pdf\",\"documentSha256\":\"" + Digest.ofText("notice").hex()
                        + "\",\"end\":" + (100 + AnswerMade.PASSAGE.length()) + ",\"page\":4,\"rank\":1,\"score\":0.75,"
                        + "\"scores\":{\"lexical\":{\"rank\":2,\"score\":11.5},\"semantic\":{\"rank\":1,\"score\":0.5}},"
                        + "\"start\":100,\"textSha256\":\"" + Digest.ofText(AnswerMade.PASSAGE).hex() + "\"}]");
    }

    @Test
    void rulesOutputCitationsAndPlatformAreWrittenDown() {
        Json.Obj content = write(made.ingredients()).content();
        assertThat(text(content.members().get("rules")))
                .isEqualTo("[{\"outcome\":\"warn\",\"results\":[{\"applicable\":true,\"explanation\":\"spdx is absent\","
                        + "\"message\":\"Unknown licence.\",\"outcome\":\"warn\",\"rule\":\"licence\","
                        + "\"ruleSet\":\"default@1\",\"verdict\":\"violated\"}],\"ruleSets\":[{\"name\":\"default\",\"sha256\":\""
                        + Digest.ofText("rules").hex() + "\",\"version\":\"1\"}],\"stage\":\"admission\"}]");
        assertThat(text(content.members().get("output")))
                .isEqualTo("{\"finishReason\":\"quoted\",\"textSha256\":\"" + Digest.ofText(AnswerMade.ANSWER).hex() + "\"}");
        assertThat(text(content.members().get("citations")))
                .isEqualTo("[{\"document\":\"notice.pdf\",\"end\":126,\"marker\":1,\"page\":4,\"quoteSha256\":\""
                        + Digest.ofText(AnswerMade.QUOTE).hex() + "\",\"start\":100}]");
        assertThat(text(content.members().get("platform")))
                .isEqualTo("{\"architecture\":\"amd64\",\"engine\":\"1.28.0\",\"executionProvider\":\"CPU\","
                        + "\"java\":\"25+36 Temurin\",\"library\":\"0.1.0\",\"operatingSystem\":\"Linux 6.1\",\"threads\":1}");
        assertThat(text(write(made.notFound()).content().members().get("output"))).contains("\"not-found\"");
    }

    @Test
    void timeIsWrittenDownAndLeavesTheDigestAlone() {
        Receipt receipt = write(made.ingredients());
        assertThat(text(receipt.content().members().get("created"))).isEqualTo("\"2026-11-23T14:30:59Z\"");
        assertThat(text(receipt.content().members().get("timings"))).isEqualTo("{\"quoteMillis\":2.5,\"ruleMicros\":[{\"default@1/licence\":0}],\"searchMillis\":1}");

        Clock later = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);
        Receipt again = new ReceiptWriter(later, PLATFORM).write(made.lasting(Map.of("search", Duration.ofSeconds(9))));
        assertThat(again.digest()).isEqualTo(receipt.digest());
        assertThat(again.toJson()).isNotEqualTo(receipt.toJson());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "question", "settings", "models", "library", "passages", "rules", "output", "citations", "platform"
    })
    void whoeverChangesOrRemovesAMemberChangesTheDigest(String member) {
        Receipt receipt = write(made.ingredients());
        assertThat(receipt.intact()).isTrue();
        assertThat(new Receipt(receipt.content().with(member, "changed")).intact()).isFalse();
        assertThat(new Receipt(receipt.content().without(member)).intact()).isFalse();
    }

    @Test
    void theDigestIsOfTheCanonicalBytesOfTheRest() {
        Receipt receipt = write(made.ingredients());
        Json.Obj rest = receipt.content().without("timings", "created", "digest");
        assertThat(receipt.digest()).isEqualTo(Digest.of(CanonicalJson.bytes(rest)));
        assertThat(receipt.toJson()).isEqualTo(CanonicalJson.write(receipt.content())).doesNotContain("\n");
    }

    @Test
    void noWordOfDocumentsOrAnswerIsInIt() {
        String json = write(made.ingredients()).toJson();
        List<String> words = new ArrayList<>(List.of(AnswerMade.HEADING.split(" ")));
        words.addAll(List.of(AnswerMade.PASSAGE.split("[ .]+")));
        assertThat(words).hasSize(8).allSatisfy(word -> assertThat(json).doesNotContain(word));
    }

    @Test
    void aQuestionThatIsNotWellFormedIsWrittenDownAllTheSame() {
        Receipt receipt = write(made.with(Question.of("Who \uD83D may apply?")));
        assertThat(text(receipt.content().members().get("question"))).isEqualTo("\"Who \uFFFD may apply?\"");
        assertThat(receipt.intact()).isTrue();
    }

    private static Receipt write(Ingredients ingredients) {
        return new ReceiptWriter(Clock.fixed(NOW, ZoneOffset.UTC), PLATFORM).write(ingredients);
    }

    private static String text(Json json) {
        return CanonicalJson.write(json);
    }
}
