package dev.openbook.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.Finding.Severity;
import dev.openbook.value.CanonicalJson;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a card holds, reading it ends, what it gives can be written as JSON, and its evidence is there to be seen. */
class CardReaderProperties {
    @Property(tries = 2000)
    void any_text_can_be_read(@ForAll("yaml") String yaml) {
        byte[] card = ("---\n" + yaml + "\n---\n# T\n").getBytes(StandardCharsets.UTF_8);

        CardSurvey.Result result = CardFormat.MODEL_CARD.read(card);

        assertThat(CanonicalJson.write(result.card().orElseThrow().card().frontMatter())).startsWith("{");
        assertThat(result.findings()).noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    @Property(tries = 2000)
    void any_bytes_are_a_card_or_a_finding(@ForAll byte[] bytes, @ForAll CardFormat format) {
        CardSurvey.Result result = format.read(bytes);

        assertThat(CardEvidence.problems(result, bytes)).isEmpty();
        assertThat(result.findings()).noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    @Property(tries = 2000)
    void every_fact_names_a_line_that_holds_its_key(@ForAll("cards") String card) {
        byte[] bytes = card.getBytes(StandardCharsets.UTF_8);

        CardSurvey.Result result = CardFormat.MODEL_CARD.read(bytes);

        assertThat(CardEvidence.problems(result, bytes)).isEmpty();
    }

    @Property(tries = 2000)
    void any_text_has_an_outline(@ForAll("markdown") String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        CardSurvey.Result result = CardFormat.DATA_CARD.read(bytes);

        assertThat(CardEvidence.problems(result, bytes)).isEmpty();
        assertThat(result.dataCards().getFirst().sections().values())
                .allSatisfy(section -> assertThat(section.known().orElse("x").strip()).isNotEmpty());
    }

    /** Cards with keys in any order and number, values of many kinds, comments and line ends of three systems. */
    @Provide
    Arbitrary<String> cards() {
        Arbitrary<String> key = Arbitraries.of(
                "language", "license", "tags", "base_model", "pipeline_tag", "datasets", "metrics", "library_name", "new_version",
                "co2_eq_emissions", "# comment", "other");
        Arbitrary<String> value = Arbitraries.of(
                " no", " [a, b]", "\n- a\n- b", " |\n  a\n  b", " {emissions: 3}", " 3", "", " >-\n  x\n\n  y", " \"q\\n\"", " [a,\n  b]");
        return Combinators.combine(
                        Combinators.combine(key, value).as((k, v) -> k + ":" + v).list().ofMaxSize(12).uniqueElements(
                                entry -> entry.substring(0, entry.indexOf(':'))),
                        Arbitraries.of("\n", "\r\n", "\r"),
                        Arbitraries.of("", "\uFEFF"))
                .as((entries, end, mark) -> mark + ("---\n" + String.join("\n", entries) + "\n---\n# T\n## Limitations\nX\n").replace("\n", end));
    }

    @Provide
    Arbitrary<String> markdown() {
        return Arbitraries.of(
                        "# ", "## ", "Limitations", "\n", "\n\n", "---", "===", "**", "```", "~~~", "<!--", "-->", "x", " ", "    ", "- ", "> ", ":",
                        "Bias", " and ", "[More Information Needed]", "<h2>", "</h2>", "|", "\r", "_", "1. ", "é")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> yaml() {
        return Arbitraries.of(
                        "license: ", "mit", "\n", "- ", "[", "]", "{", "}", "&a ", "*a", ": ", "\"", "\\ud800", "'", "!!int ", "1e999",
                        "<<: ", "|\n  ", "\t", "? ", "#", "%YAML 1.2", "...", "é", "\u0000", "  ", ".nan", "0x1F", "9".repeat(30))
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }
}
