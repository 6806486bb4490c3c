package dev.openbook.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.CarbonEmissions;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.EvaluationResult;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.ModelCard;
import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a card's keys become, one by one. */
class CardValuesTest {
    private static final String CARD = "---\nlicense: mit\n\nlanguage:\n- no\nbase_model_relation: finetune\n---\n# Title\n";

    private final CardReader reader = new CardReader(CardLimits.standard());

    private CardReading read(String card) {
        return reader.read("README.md", ByteBuffer.wrap(card.getBytes(StandardCharsets.UTF_8)), Digest.ofText(card));
    }

    @Test
    void each_value_names_the_line_of_its_key_and_the_digest_of_the_file() {
        ModelCard card = read(CARD).card();

        assertThat(card.languages().evidence().source()).isEqualTo("README.md:4");
        assertThat(card.baseModelRelation().evidence().source()).isEqualTo("README.md:6");
        assertThat(card.title().evidence().source()).isEqualTo("README.md:8");
        assertThat(card.languages().evidence().digest()).contains(Digest.ofText(CARD));
        assertThat(card.languages().certainty()).isEqualTo(Certainty.STATED);
        assertThat(card.newVersion().certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(card.newVersion().evidence().reason()).isEqualTo("The card has no \"new_version\".");
        assertThat(card.newVersion().evidence().digest()).contains(Digest.ofText(CARD));
    }

    @Test
    void other_keys_of_the_hub_are_values_too() {
        ModelCard card = read("""
                ---
                library_name: transformers
                tags: [a, 2024, true]
                metrics: f1
                new_version: org/new
                co2_eq_emissions: 12.5
                ---
                """).card();

        assertThat(card.libraryName().value()).isEqualTo("transformers");
        assertThat(card.tags().value()).containsExactly("a", "2024", "true");
        assertThat(card.metrics().value()).containsExactly("f1");
        assertThat(card.newVersion().value()).isEqualTo("org/new");
        assertThat(card.emissions().value()).isEqualTo(new CarbonEmissions(12.5, "", "", "", ""));
    }

    @Test
    void emissions_can_have_details() {
        ModelCard card = read("---\nco2_eq_emissions:\n  emissions: 450.3\n  source: CodeCarbon\n  training_type: fine-tuning\n"
                + "  geographical_location: Quebec, Canada\n  hardware_used: 4 x V100\n---\n").card();

        assertThat(card.emissions().value())
                .isEqualTo(new CarbonEmissions(450.3, "CodeCarbon", "fine-tuning", "Quebec, Canada", "4 x V100"));
        assertThat(card.emissions().evidence().source()).isEqualTo("README.md:2");
        assertThat(read("---\nco2_eq_emissions: '12.5'\n---\n").card().emissions().value().grams()).isEqualTo(12.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"about 5 kg", "-1", ".inf", "[1]", "{source: x}", "{emissions: some, source: x}", ""})
    void emissions_that_are_no_number_are_not_known(String value) {
        ModelCard card = read("---\nco2_eq_emissions: " + value + "\n---\n").card();

        assertThat(card.emissions().certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(card.emissions().evidence().source()).isEqualTo("README.md:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a, b]", "{a: b}", "", "~", "''", "'  '", "[]", "[{a: b}]"})
    void what_is_not_one_text_is_not_known_and_stays_in_the_front_matter(String value) {
        ModelCard card = read("---\npipeline_tag: " + value + "\n---\n").card();

        assertThat(card.pipelineTag().certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(card.pipelineTag().evidence().source()).isEqualTo("README.md:2");
        assertThat(card.frontMatter().members()).containsOnlyKeys("pipeline_tag");
    }

    @Test
    void versions_keep_their_last_zero_and_dates_stay_text() {
        ModelCard card = read("---\nversion: 1.10\nmodel_version: 2.0\nrevision: 5e3\ndate: 2026-01-02\nlanguage: no\n1: x\n---\n").card();

        assertThat(CanonicalJson.write(card.frontMatter())).isEqualTo("{\"1\":\"x\",\"date\":\"2026-01-02\",\"language\":\"no\","
                + "\"model_version\":\"2.0\",\"revision\":\"5e3\",\"version\":\"1.10\"}");
    }

    @Test
    void keys_that_stand_twice_within_a_value_are_noted_too() {
        CardReading reading = read("---\nx:\n  a: 1\n  a: 2\n---\n");

        assertThat(CanonicalJson.write(reading.card().frontMatter())).isEqualTo("{\"x\":{\"a\":1}}");
        assertThat(reading.findings()).extracting(Finding::place).containsExactly("README.md:4");
    }

    @Test
    void a_key_that_is_no_word_is_left_out_and_the_rest_stays() {
        CardReading reading = read("---\nlicense: mit\n{a}: b\n? [c]\n: d\n---\n");

        assertThat(CanonicalJson.write(reading.card().frontMatter())).isEqualTo("{\"license\":\"mit\"}");
        assertThat(reading.findings()).extracting(Finding::place).containsExactly("README.md:3", "README.md:4");
    }

    @Test
    void a_template_that_nobody_filled_in_says_nothing() {
        ModelCard card = read("---\nlanguage:\n- {lang_0}  # Example: fr\nlicense: {license}\nbase_model: {base_model}\n"
                + "model-index:\n- results:\n  - metrics:\n    - {type: x, value: {metric_value}}\n---\n").card();

        assertThat(card.languages().known()).isEmpty();
        assertThat(card.baseModels().known()).isEmpty();
        assertThat(card.frontMatter().members()).containsKeys("language", "license", "base_model");
    }

    @Test
    void a_value_without_end_is_not_taken_for_one() {
        ModelCard card = read("---\nlicense: mit\npipeline_tag: " + "x".repeat(100_000) + "\ntags: [a, " + "y".repeat(100_000) + "]\n---\n")
                .card();

        assertThat(card.pipelineTag().known()).isEmpty();
        assertThat(card.tags().value()).containsExactly("a");
    }

    @Test
    void bytes_that_are_no_text_are_a_finding_and_the_rest_is_read() {
        byte[] latin = "---\nlicense: mit\ntags: [caf\u00e9]\n---\n# T\n".getBytes(StandardCharsets.ISO_8859_1);
        CardReading reading = reader.read("README.md", ByteBuffer.wrap(latin), Digest.of(latin));

        assertThat(reading.findings()).extracting(Finding::code).containsExactly("CARD_NOT_UTF8");
        assertThat(reading.card().tags().value()).containsExactly("caf?");
        byte[] wide = "---\nlicense: mit\n---\n".getBytes(StandardCharsets.UTF_16);
        assertThat(reader.read("README.md", ByteBuffer.wrap(wide), Digest.of(wide)).findings())
                .extracting(Finding::code)
                .containsExactly("CARD_NOT_UTF8");
    }

    @Test
    void a_card_is_not_cut_within_a_character() {
        byte[] card = "# aé".getBytes(StandardCharsets.UTF_8);
        CardReading reading = new CardReader(CardLimits.standard().withMaxBytes(card.length - 1))
                .read("README.md", ByteBuffer.wrap(card), Digest.of(card));

        assertThat(reading.card().title().value()).isEqualTo("a");
        assertThat(reading.findings()).extracting(Finding::code).containsExactly("CARD_TOO_LONG");
    }

    @Test
    void results_are_read_with_all_that_is_said_of_them() {
        CardReading reading = read("""
                ---
                model-index:
                - name: mine
                  results:
                  - task: {type: text-classification, name: Classification}
                    dataset:
                      {type: glue, name: GLUE MRPC, config: mrpc, split: test, revision: 1.10}
                    metrics:
                    - type: f1
                      value: 0.91
                      name: F1
                      verifyToken: abc
                    - type: loss
                    - type: accuracy
                      value: n/a
                    source: {name: Somebody, url: "https://example.org"}
                  - task: {name: Only a name}
                    metrics: {value: 1}
                    source: {name: Somebody}
                ---
                """);

        assertThat(reading.results()).extracting(Fact::value).containsExactly(
                new EvaluationResult("text-classification", "glue", "GLUE MRPC", "mrpc", "test", "1.10", "f1", "F1", new Json.Num(0.91),
                        "https://example.org", "", "", "abc"),
                new EvaluationResult("text-classification", "glue", "GLUE MRPC", "mrpc", "test", "1.10", "accuracy", "",
                        new Json.Text("n/a"), "https://example.org", "", "", ""),
                new EvaluationResult("Only a name", "", "", "", "", "", "", "", new Json.Num(1), "Somebody", "", "", ""));
        assertThat(reading.results()).extracting(fact -> fact.evidence().source())
                .containsExactly("README.md:10", "README.md:15", "README.md:18");
        assertThat(reading.findings()).extracting(Finding::code).containsExactly("RESULT_WITHOUT_VALUE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "[x]", "{results: 1}", "[{results: {metrics: []}}]", "[[]]", "~", "[{results: [{metrics: [x]}]}]"})
    void a_model_index_of_another_shape_has_no_results(String value) {
        assertThat(read("---\nmodel-index: " + value + "\n---\n").results()).isEmpty();
    }
}
