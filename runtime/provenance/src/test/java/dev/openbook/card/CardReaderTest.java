package dev.openbook.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

class CardReaderTest {
    private final CardReader reader = new CardReader(CardLimits.standard());

    private CardReading read(String card) {
        return reader.read("README.md", ByteBuffer.wrap(card.getBytes(StandardCharsets.UTF_8)), Digest.ofText(card));
    }

    private static final String CARD = """
            ---
            # a comment
            license: apache-2.0
            language:
            - no
            - en
            pipeline_tag: sentence-similarity
            base_model: nreimers/MiniLM-L6-H384-uncased
            base_model_relation: finetune
            datasets: [s2orc, ms_marco]
            model-index:
            - name: x
              results:
              - metrics:
                - {type: f1, value: 20.90, verified: true}
            version: 1.10
            released: 2026-01-02
            nothing:
            ---
            # all-MiniLM ##

            ```python
            # not a heading
            ```
            ## Intended uses
            Text # no heading
            #no heading either
            """;

    @Test
    void takes_what_a_card_states() {
        CardReading reading = read(CARD);
        ModelCard card = reading.card();

        assertThat(reading.findings()).isEmpty();
        assertThat(card.title().value()).isEqualTo("all-MiniLM");
        assertThat(card.headings()).containsExactly("all-MiniLM", "Intended uses");
        assertThat(card.languages().value()).as("no is Norwegian, not false").containsExactly("no", "en");
        assertThat(card.pipelineTag().value()).isEqualTo("sentence-similarity");
        assertThat(card.baseModels().value()).containsExactly("nreimers/MiniLM-L6-H384-uncased");
        assertThat(card.baseModelRelation().value()).isEqualTo("finetune");
        assertThat(card.datasets().value()).containsExactly("s2orc", "ms_marco");
        assertThat(reading.place("license")).isEqualTo("README.md:3");
        assertThat(reading.place("base_model")).isEqualTo("README.md:8");
        assertThat(reading.place("absent")).isEqualTo("README.md");
        assertThat(CanonicalJson.write(card.frontMatter()))
                .contains("\"model-index\":[{\"name\":\"x\",\"results\":[{\"metrics\":[{\"type\":\"f1\",\"value\":20.9,\"verified\":true}]}]}]")
                .contains("\"released\":\"2026-01-02\"")
                .contains("\"nothing\":null");
    }

    @Test
    void line_ends_and_byte_order_marks_of_other_systems_do_not_matter() {
        CardReading other = read("\uFEFF" + CARD.replace("\n", "\r\n"));

        assertThat(other.card().frontMatter()).isEqualTo(read(CARD).card().frontMatter());
        assertThat(other.lines()).isEqualTo(read(CARD).lines());
    }

    @Test
    void a_key_that_stands_twice_is_noted_and_the_first_counts() {
        CardReading reading = read("---\nlicense: mit\nlicense: llama2\n---\n");

        assertThat(reading.card().frontMatter().members().get("license")).isEqualTo(new Json.Text("mit"));
        assertThat(reading.findings())
                .extracting(Finding::code, Finding::place)
                .containsExactly(tuple("CARD_DUPLICATE_KEY", "README.md:3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "---\nlicense: [mit\n---\n# T\n",
        "---\n\tlicense: mit\n---\n# T\n",
        "---\n- a\n- b\n---\n# T\n",
        "---\nx: !!java.net.URL [a]\n  y: {\n---\n# T\n",
        "---\na: &a [*a]\n---\n# T\n"
    })
    void front_matter_that_is_not_yaml_is_a_finding_and_the_text_still_counts(String card) {
        CardReading reading = read(card);

        assertThat(reading.findings()).extracting(Finding::code).containsExactly("CARD_FRONT_MATTER_INVALID");
        assertThat(reading.card().frontMatter()).isEqualTo(Json.object());
        assertThat(reading.card().title().value()).isEqualTo("T");
    }

    @Test
    void a_small_text_that_unfolds_without_end_is_stopped() {
        StringBuilder bomb = new StringBuilder("---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i));
            bomb.append("*a%d, ".formatted(i - 1).repeat(4)).append("x]\n");
        }
        CardReading reading = read(bomb + "---\n");

        assertThat(reading.findings()).extracting(Finding::code).containsExactly("CARD_FRONT_MATTER_INVALID");
    }

    @Test
    void a_word_repeated_without_end_is_stopped() {
        String word = "a: &a \"" + "x".repeat(500_000) + "\"\n";
        String lists = "b: &b [" + "*a, ".repeat(8) + "]\nc: [" + "*b, ".repeat(40) + "]\n";

        assertThat(read("---\n" + word + "b: [" + "*a,".repeat(49_000) + "]\n---\n").findings())
                .extracting(Finding::code)
                .containsExactly("CARD_FRONT_MATTER_INVALID");
        assertThat(read("---\n" + word + lists + "---\n").findings())
                .extracting(Finding::code)
                .containsExactly("CARD_FRONT_MATTER_INVALID");
        assertThat(read("---\na: &a mit\nlicense: *a\n---\n").card().frontMatter().members()).containsOnlyKeys("a", "license");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\UFFFFFFFF\"", "\"\\U00110000\"", "!a%FF%FF x", "!%C3 x"})
    void an_escape_that_stands_for_no_character_is_a_finding(String value) {
        assertThat(read("---\na: " + value + "\n---\n").findings())
                .extracting(Finding::code)
                .containsExactly("CARD_FRONT_MATTER_INVALID");
    }

    @Test
    void half_characters_do_not_get_through() {
        CardReading reading = read("---\n\"k\\ud800\": \"v\\udc00\"\npipeline_tag: \"t\\ud800\"\n---\n");

        assertThat(CanonicalJson.write(reading.card().frontMatter())).contains("\"k?\":\"v?\"");
        assertThat(reading.card().pipelineTag().value()).isEqualTo("t?");
    }

    @Test
    void front_matter_without_bottom_is_stopped() {
        assertThat(read("---\na: " + "[".repeat(500_000) + "\n---\n").findings())
                .extracting(Finding::code)
                .containsExactly("CARD_FRONT_MATTER_INVALID");
        assertThat(read("---\n" + "- ".repeat(400_000) + "\n---\n").findings())
                .extracting(Finding::code)
                .containsExactly("CARD_FRONT_MATTER_INVALID");
        assertThat(read("---\na: " + "[".repeat(2_000) + "]".repeat(2_000) + "\n---\n").findings())
                .extracting(Finding::code)
                .containsExactly("CARD_FRONT_MATTER_INVALID");
    }

    @Test
    void front_matter_that_does_not_end_is_a_finding() {
        CardReading reading = read("---\nlicense: mit\n# T\n");

        assertThat(reading.findings()).extracting(Finding::code).containsExactly("CARD_FRONT_MATTER_OPEN");
        assertThat(reading.card().frontMatter()).isEqualTo(Json.object());
    }

    @Test
    void a_card_need_not_have_front_matter_or_be_text() {
        assertThat(read("# Only text\n").findings()).isEmpty();
        assertThat(read("").card().title().known()).isEmpty();
        CardReading noise = reader.read("README.md", ByteBuffer.wrap(new byte[] {(byte) 0xFF, 0, (byte) 0xC0, '\n'}), Digest.ofText(""));
        assertThat(noise.card().headings()).isEmpty();
    }

    @Test
    void a_card_without_end_is_read_in_part() {
        CardReading reading = new CardReader(CardLimits.standard().withMaxBytes(16)).read("README.md", ByteBuffer.wrap("# T\n".repeat(100).getBytes(StandardCharsets.UTF_8)), Digest.ofText(""));

        assertThat(reading.card().headings()).containsExactly("T", "T", "T", "T");
        assertThat(reading.findings()).extracting(Finding::code).containsExactly("CARD_TOO_LONG");
    }
}
