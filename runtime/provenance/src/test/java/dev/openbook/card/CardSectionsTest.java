package dev.openbook.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.DataCard;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelCard;
import dev.openbook.value.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardSectionsTest {
    private static ModelCard read(String card) {
        byte[] bytes = card.getBytes(StandardCharsets.UTF_8);
        return new CardReader(CardLimits.standard()).read("README.md", ByteBuffer.wrap(bytes), Digest.of(bytes)).card();
    }

    private static String text(ModelCard card, CardSection section) {
        return card.section(section).orElseThrow().value();
    }

    @Test
    void a_section_is_the_text_under_its_heading_with_the_line_and_the_digest() {
        String card = "---\nlicense: mit\n---\n# Tiny\n\nA tiny model.\n\n## Limitations\n\nOnly English.\n\nNo  poems. \n\n## Citation\nNone.\n";

        Fact<String> limitations = read(card).section(CardSection.LIMITATIONS).orElseThrow();

        assertThat(limitations.value()).isEqualTo("Only English.\n\nNo  poems.");
        assertThat(limitations.certainty()).isEqualTo(Certainty.STATED);
        assertThat(limitations.evidence().source()).isEqualTo("README.md:8");
        assertThat(limitations.evidence().digest()).contains(Digest.ofText(card));
        assertThat(text(read(card), CardSection.DESCRIPTION)).isEqualTo("A tiny model.");
        assertThat(read(card).section(CardSection.CONTACT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "## Limitations\nX\n",
        "   ### Limitations ###\nX\n",
        "Limitations\n---\nX\n",
        "Limitations\n  ===  \nX\n",
        "Known\nlimitations\n---\nX\n",
        "<h2 align=\"center\">Limitations</h2>\nX\n",
        "**Limitations**\n\nX\n",
        "**Limitations:** X\n",
        "**Limitations**: X\n",
        "__Limitations:__\nX\n",
        "- a\n\nLimitations\n-----------\nX\n",
        "## **Limitations**\nX\n",
        "## Limitations\r\nX\r\n",
    })
    void headings_are_written_in_many_ways(String card) {
        assertThat(text(read(card), CardSection.LIMITATIONS)).isEqualTo("X");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "```\n## Limitations\nX\n```\n",
        "~~~~ text\n~~~\n## Limitations\nX\n~~~~\n",
        "````\n```python\n## Limitations\n````\n",
        "```text\n```python\n## Limitations\nX\n",
        "<!--\n## Limitations\nX\n-->\n",
        "<!-- ## Limitations\nX --> \n",
        "    ## Limitations\n    X\n",
        "- Limitations\n---\nX\n",
        "> Limitations\n---\nX\n",
        "| Limitations |\n|---|\n| X |\n",
        "\n---\nLimitations\n",
        "Limitations\n\n---\nX\n",
        "#Limitations\nX\n",
        "The **limitations** of this: X\n"
    })
    void what_is_no_heading_announces_nothing(String card) {
        assertThat(read(card).section(CardSection.LIMITATIONS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "\n\n",
        "[More Information Needed]\n",
        "More information needed\n",
        "{{ limitations | default(\"[More Information Needed]\", true)}}\n",
        "- **Shared by [optional]:** [More Information Needed]\n- **Demo:** [More Information Needed]\n",
        "<!-- What this cannot do. -->\n[More Information Needed](https://example.org)\n",
        "TODO\n",
        "### Speeds, Sizes, Times [optional]\n[More Information Needed]\n\n### Anything\n\n**Anything else:**\n",
        "```python\nlimits()\n```\n",
        "---\n"
    })
    void a_heading_without_text_says_nothing(String under) {
        Fact<String> limitations = read("# T\n\n## Limitations\n" + under + "\n## Citation\nX\n").section(CardSection.LIMITATIONS).orElseThrow();

        assertThat(limitations.certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(limitations.evidence().source()).isEqualTo("README.md:3");
    }

    @Test
    void what_stands_under_headings_within_belongs_to_the_nearest_known_one() {
        ModelCard card = read("""
                ## Uses
                For letters.
                ### Direct Use
                Write them.
                ### Of poems
                Perhaps.
                ### Out-of-Scope Use
                Not for orders.
                ## Elsewhere
                Nothing.
                """);

        assertThat(text(card, CardSection.INTENDED_USE)).isEqualTo("For letters.\n\nWrite them.\n\nOf poems\nPerhaps.");
        assertThat(text(card, CardSection.OUT_OF_SCOPE_USE)).isEqualTo("Not for orders.");
    }

    @Test
    void who_is_thanked_or_paid_is_not_who_made_it() {
        String card = """
                # T
                ## Dataset Curators
                Ann and Ben.
                ### Funding
                A foundation.
                ## Dataset Card Authors
                Carl.
                ## Acknowledgements
                Thanks to Dora.
                """;
        DataCard data = CardFolder.of("data/README.md", card).read().dataCards().getFirst();

        assertThat(data.creators().value()).containsExactly("Ann and Ben.");
        assertThat(data.section(CardSection.CREDITS).orElseThrow().value()).contains("A foundation.", "Carl.", "Thanks to Dora.");
        assertThat(CardFolder.of("data/README.md", "# T\n## Acknowledgements\nThanks to Dora.\n").read().dataCards().getFirst()
                .creators().certainty()).isEqualTo(Certainty.UNKNOWN);
    }

    @Test
    void labels_in_bold_end_where_the_next_one_begins() {
        ModelCard card = read("""
                # Granite

                **Developers:** Somebody
                **License:** Apache 2.0

                **Intended use:**
                To answer.

                **Something else**
                Not this.

                ## Results
                Good.
                """);

        assertThat(text(card, CardSection.AUTHORS)).isEqualTo("Somebody");
        assertThat(text(card, CardSection.LICENSE)).isEqualTo("Apache 2.0");
        assertThat(text(card, CardSection.INTENDED_USE)).isEqualTo("To answer.");
        assertThat(text(card, CardSection.EVALUATION)).isEqualTo("Good.");
        assertThat(card.headings()).containsExactly("Granite", "Results");
    }

    @Test
    void one_heading_can_announce_two_things_and_two_headings_one() {
        ModelCard card = read("# Bias, Risks, and Limitations\nSome.\n# Evaluation\nA\n## Summary\nB\n# Benchmarks\nC\n");

        assertThat(text(card, CardSection.LIMITATIONS)).isEqualTo("Some.").isEqualTo(text(card, CardSection.BIAS_AND_RISKS));
        assertThat(text(card, CardSection.EVALUATION)).isEqualTo("A\n\nSummary\nB\n\nC");
        assertThat(card.section(CardSection.DESCRIPTION)).isEmpty();
    }

    @Test
    void code_and_comments_are_left_out_of_the_text() {
        ModelCard card = read("## Limitations\nOne <!-- not --> word.\n```\ncode\n```\nTwo.<!-- no\nno --> Three.\n");

        assertThat(text(card, CardSection.LIMITATIONS)).isEqualTo("One  word.\n\nTwo.<!-- no\nno --> Three.");
    }

    @Test
    void a_long_section_is_cut_between_characters() {
        String text = text(read("## Limitations\n" + "a" + "😀".repeat(9_000) + "\n"), CardSection.LIMITATIONS);

        assertThat(text).hasSize(4_000).endsWith("😀…");
        assertThat(text(read("## Limitations\n" + "word\n".repeat(9_000)), CardSection.LIMITATIONS)).hasSizeLessThanOrEqualTo(4_001);
    }

    @Test
    void a_title_is_freed_from_its_marks() {
        assertThat(read("# ![logo](a.png)\n# [**Tiny**](https://x) `v1` ##\n").title().value()).isEqualTo("Tiny v1");
        assertThat(read("<p>x</p>\n").title().certainty()).isEqualTo(Certainty.UNKNOWN);
    }

    @Test
    void hostile_text_takes_linear_time() {
        for (String piece : new String[] {"a".repeat(301) + "\n---\n", "**", "<!--", "# ", "[", "a\n---", "```\n", "> ", "**a:** ", "<h1>"}) {
            assertThat(read(piece.repeat((1 << 20) / piece.length())).file()).isEqualTo("README.md");
        }
        assertThat(read("a".repeat(301) + "\n" + "---\n".repeat(250_000)).headings()).isEmpty();
    }

    @Test
    void a_label_costs_a_few_looks_at_each_character() {
        for (String line : new String[] {" ".repeat(290) + "x:.y", "-*+ ".repeat(75) + "x:.y", "*".repeat(299) + ".", "a ".repeat(150)}) {
            Counted counted = new Counted(line, new AtomicInteger());

            assertThat(SectionText.LABEL.matcher(counted).matches()).isFalse();
            assertThat(counted.looks().get()).isLessThan(10 * line.length());
        }
        assertThat(text(read("# Limitations\n" + ("{{}}" + " ".repeat(290) + "x:.y\n").repeat(20)), CardSection.LIMITATIONS)).contains("x:.y");
    }

    /** Counts how often a character is looked at. */
    private record Counted(String text, AtomicInteger looks) implements CharSequence {
        @Override
        public char charAt(int index) {
            looks.incrementAndGet();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0085", "\u2028", "\u2029"})
    void long_lines_that_hold_the_line_ends_of_others_have_a_text(String end) {
        String spaces = " ".repeat(1_000_000);

        assertThat(read("`".repeat(1_000_000) + end + "\n# Limitations\n").headings()).isEmpty();
        assertThat(read("**Limitations:**" + spaces + end + "x\n").sections()).containsKey(CardSection.LIMITATIONS);
        assertThat(read(spaces + end + "x\n# Limitations\n").headings()).hasSize(1);
        assertThat(text(read("# Limitations\nx" + spaces + end + "x\n"), CardSection.LIMITATIONS)).startsWith("x");
        assertThat(text(read("# Limitations\na" + "<!---->".repeat(140_000) + "b\n"), CardSection.LIMITATIONS)).isEqualTo("ab");
    }
}
