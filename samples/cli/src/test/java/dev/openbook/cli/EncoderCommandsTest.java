package dev.openbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code rerank}, {@code classify}, {@code tag} and {@code read}, over tiny models of random weights. */
class EncoderCommandsTest {
    private static final Path MODELS = Run.samples().resolveSibling("runtime/core/src/test/resources/encoders");

    @TempDir
    Path folder;

    @Test
    void passagesArePutIntoOrder() throws IOException {
        JsonNode pairs = reference("reranker").path("pairs");
        String query = pairs.get(0).path("query").asString();
        Path passages = folder.resolve("passages.txt");
        Files.writeString(passages, pairs.get(1).path("passage").asString() + "\n");
        Run run = Run.of("rerank", model("reranker"), query, pairs.get(0).path("passage").asString(),
                "--input", passages.toString(), "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        for (int i = 0; i < 2; i++) {
            assertThat(pairs.get(i).path("query").asString()).isEqualTo(query);
            assertThat(run.json().path("logits").get(i).asDouble())
                    .isCloseTo(pairs.get(i).path("logit").asDouble(), within(1e-4));
        }
        assertThat(run.json().path("scores").valueStream().mapToInt(score -> score.path("index").asInt()))
                .containsExactly(0, 1);
        Run people = Run.of("rerank", model("reranker"), "Who can apply?", "first", "second");
        assertThat(people.out().lines()).hasSize(2).allMatch(line -> line.matches(" *-?[0-9.]+ {2}(first|second)"));
    }

    @Test
    void textsAreClassified() {
        JsonNode known = reference("classifier").path("single");
        Run run = Run.of("classify", model("classifier"), known.get(0).path("text").asString(), known.get(1).path("text").asString(),
                "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        for (int text = 0; text < 2; text++) {
            JsonNode expected = known.get(text).path("probabilities");
            JsonNode result = run.json().path("results").get(text);
            assertThat(result.size()).isEqualTo(expected.size());
            for (JsonNode label : result) {
                assertThat(label.path("probability").asDouble())
                        .isCloseTo(expected.path(label.path("label").asString()).asDouble(), within(1e-5));
            }
        }
        assertThat(Run.of("classify", model("classifier"), "A").out()).startsWith("A").contains(" %  ");
    }

    @Test
    void entitiesAndTokensHaveTheirPlaces() {
        String text = "Café owners in Århus \uD83E\uDD16 may apply.";
        Run run = Run.of("tag", model("token-classifier"), text, "--aggregation", "max", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().path("entities")).isNotEmpty().allMatch(entity -> entity.path("text")
                .asString()
                .equals(text.substring(entity.path("start").asInt(), entity.path("end").asInt())));
        assertThat(run.json().path("tokens")).isNotEmpty().allMatch(token -> token.path("label").asString().matches("O|[BI]-[A-Z]+"));
        assertThat(run.json().path("tokens").get(0).path("start").asInt()).isZero();
        assertThat(Run.of("tag", model("token-classifier"), text).out()).contains("ORG");
    }

    @Test
    void answersAreWordsOfTheContext() throws IOException {
        String context = "The applicant must be a registered nonprofit.";
        Path file = folder.resolve("context.txt");
        Files.writeString(file, context);
        Run run = Run.of("read", model("question-answering"), "--question", "Who can apply?", "--context", context, "--answers", "2",
                "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(StreamSupport.stream(run.json().path("answers").spliterator(), false))
                .isNotEmpty()
                .allMatch(answer -> answer.path("text").asString()
                        .equals(context.substring(answer.path("start").asInt(), answer.path("end").asInt())));
        Run people = Run.of("read", model("question-answering"), "--question", "Who can apply?", "--context-file", file.toString());
        assertThat(people.out()).contains(run.json().path("answers").get(0).path("text").asString());
    }

    @Test
    void peopleAreToldWhatWasNotRead() {
        String text = "the grant ".repeat(100);
        assertCut("Only the beginning was read of 1 of 2 texts.", "rerank", model("reranker"), "deadline", "the", text);
        assertCut("Only the beginning was read of 1 of 2 texts.", "classify", model("classifier"), "the", text);
        assertCut("Only the beginning of the text was read.", "tag", model("token-classifier"), text);
        assertCut(
                "Only the beginning of the text was read.",
                "read", model("question-answering"), "--question", "deadline", "--context", text);
    }

    private static void assertCut(String remark, String... arguments) {
        assertThat(Run.of(arguments).err()).isEmpty();
        String[] cutting = Arrays.copyOf(arguments, arguments.length + 2);
        cutting[arguments.length] = "--long-text";
        cutting[arguments.length + 1] = "truncate";
        assertThat(Run.of(cutting).err().strip()).isEqualTo(remark);
    }

    @Test
    void whatIsMissingOrContradictsItselfIsWrongUsage() {
        assertWrongUsage("give PASSAGE or --input", "rerank", model("reranker"), "query");
        assertWrongUsage("give TEXT or --input", "classify", model("classifier"));
        assertWrongUsage("Name them with --label", "classify", model("classifier"), "text", "--multi-label");
        assertWrongUsage("either --context", "read", model("question-answering"), "--question", "q");
        assertWrongUsage(
                "either --context", "read", model("question-answering"), "--question", "q", "--context", "c", "--context-file", "f");
    }

    @Test
    void aModelOfAnotherKindIsRefusedWithASentence() {
        Run run = Run.of("rerank", model("token-classifier"), "query", "passage");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("Choose a reranker").doesNotContain("Exception");
    }

    private static void assertWrongUsage(String part, String... arguments) {
        Run run = Run.of(arguments);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(part);
    }

    private static String model(String name) {
        return MODELS.resolve(name).toString();
    }

    /** What transformers' pipelines make of these graphs; see src/test/python of runtime/core. */
    private static JsonNode reference(String name) {
        return new ObjectMapper().readTree(MODELS.resolve(name + ".reference.json").toFile());
    }
}
