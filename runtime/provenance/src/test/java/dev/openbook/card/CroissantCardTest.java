package dev.openbook.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.DataCard;
import dev.openbook.provenance.DataFile;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.License;
import dev.openbook.value.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CroissantCardTest {
    private static final Digest DIGEST = Digest.ofText("train");

    private static final String CARD = """
            {
              "@context": {"@vocab": "https://schema.org/", "cr": "http://mlcommons.org/croissant/"},
              "@type": "sc:Dataset",
              "conformsTo": ["http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"],
              "name": "Questions",
              "description": "Some questions.",
              "license": "https://creativecommons.org/licenses/by/4.0/",
              "url": "https://example.org/questions",
              "creator": [{"@type": "sc:Person", "name": "Ann"}, {"@type": "sc:Organization", "url": "https://example.org"}, "Ben"],
              "datePublished": "2026-01-02",
              "version": 1.10,
              "inLanguage": ["no", "en"],
              "keywords": ["questions", "letters"],
              "citeAs": "@misc{questions}",
              "distribution": [
                {"@type": "cr:FileObject", "@id": "train", "name": "train.csv", "contentUrl": "data/train.csv",
                 "encodingFormat": "text/csv", "contentSize": "117743 B", "sha256": "DIGEST"},
                {
                 "@type": "cr:FileObject", "@id": "test", "contentUrl": "data/test.csv", "contentSize": 257,
                 "sha256": "https://github.com/mlcommons/croissant/issues/80"},
                {"@type": "cr:FileSet", "@id": "all", "containedIn": {"@id": "train"}, "includes": "*.csv"}
              ],
              "recordSet": [{"@type": "cr:RecordSet", "field": []}],
              "rai:dataBiases": ["Mostly from towns.", "Mostly young."],
              "rai:personalSensitiveInformation": "None.",
              "rai:dataLimitations": {"@value": "Short."},
              "rai:dataCollection": "By post.",
              "rai:dataCollectionTimeframe": "2025"
            }
            """.replace("DIGEST", DIGEST.hex());

    private static DataCard read(String card) {
        return CardFolder.of("croissant.json", card).read().dataCards().getFirst();
    }

    @Test
    void everything_that_a_bill_of_materials_asks_for_is_read() {
        DataCard card = read(CARD);

        assertThat(card.format()).isEqualTo(DataCard.Format.CROISSANT);
        assertThat(card.name().value()).isEqualTo("Questions");
        assertThat(card.description().value()).isEqualTo("Some questions.");
        assertThat(card.license().value()).isEqualTo(new License(
                "https://creativecommons.org/licenses/by/4.0/", Optional.of("CC-BY-4.0"), false, true, Optional.empty()));
        assertThat(card.url().value()).isEqualTo("https://example.org/questions");
        assertThat(card.creators().value()).containsExactly("Ann", "https://example.org", "Ben");
        assertThat(card.published().value()).isEqualTo("2026-01-02");
        assertThat(card.version().value()).as("1.10 is not 1.1").isEqualTo("1.10");
        assertThat(card.languages().value()).containsExactly("no", "en");
        assertThat(card.conformsTo().value())
                .containsExactly("http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0");
        assertThat(card.tags().value()).containsExactly("questions", "letters");
        assertThat(card.bytes().value()).isEqualTo(118_000);
        assertThat(card.bytes().certainty()).isEqualTo(Certainty.INFERRED);
        assertThat(card.distribution()).extracting(Fact::value).containsExactly(
                new DataFile("train.csv", "data/train.csv", "text/csv", "117743 B", Optional.of(DIGEST)),
                new DataFile("test", "data/test.csv", "", "257", Optional.empty()),
                new DataFile("all", "*.csv", "", "", Optional.empty()));
        assertThat(card.section(CardSection.BIAS_AND_RISKS).orElseThrow().value()).isEqualTo("Mostly from towns.\nMostly young.");
        assertThat(card.section(CardSection.PERSONAL_DATA).orElseThrow().value()).isEqualTo("None.");
        assertThat(card.section(CardSection.LIMITATIONS).orElseThrow().value()).isEqualTo("Short.");
        assertThat(card.section(CardSection.DATA_COLLECTION).orElseThrow().value()).isEqualTo("By post.\n2025");
        assertThat(card.section(CardSection.CITATION).orElseThrow().value()).isEqualTo("@misc{questions}");
        assertThat(card.content().members()).containsKeys("recordSet", "@context");
    }

    @Test
    void each_value_names_the_line_of_its_key_and_the_digest_of_the_file() {
        DataCard card = read(CARD);

        assertThat(card.name().evidence().source()).isEqualTo("croissant.json:5");
        assertThat(card.license().evidence().source()).isEqualTo("croissant.json:7");
        assertThat(card.distribution()).extracting(fact -> fact.evidence().source())
                .containsExactly("croissant.json:16", "croissant.json:19", "croissant.json:21");
        assertThat(card.section(CardSection.BIAS_AND_RISKS).orElseThrow().evidence().source()).isEqualTo("croissant.json:24");
        assertThat(List.of(card.name(), card.license(), card.tasks(), card.distribution().getFirst()))
                .allSatisfy(fact -> assertThat(fact.evidence().digest()).contains(Digest.ofText(CARD)));
        assertThat(card.tasks().certainty()).isEqualTo(Certainty.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sc:", "schema:", "https://schema.org/", "http://schema.org/"})
    void keys_have_many_prefixes(String prefix) {
        DataCard card = read("\uFEFF{\"@type\": \"%1$sDataset\", \"%1$sname\": {\"en\": \"Q\", \"no\": \"S\"}, \"%1$slicense\": {\"@id\": \"mit\"}}"
                .formatted(prefix));

        assertThat(card.name().value()).isEqualTo("Q");
        assertThat(card.license().value().spdx()).contains("MIT");
    }

    @Test
    void a_licence_with_a_name_and_an_address_is_known_by_its_address() {
        License kaggle = read("""
                {"@type": "sc:Dataset", "license": {"@type": "sc:CreativeWork", "name": "CC0: Public Domain",
                 "url": "https://creativecommons.org/publicdomain/zero/1.0/"}}""").license().value();

        assertThat(kaggle).isEqualTo(new License("CC0: Public Domain", Optional.of("CC0-1.0"), false, true, Optional.empty()));
        assertThat(read("{\"@type\": \"Dataset\", \"license\": {\"name\": \"MIT\", \"url\": \"https://example.org/x\"}}").license().value().spdx())
                .contains("MIT");
        assertThat(read("{\"@type\": \"Dataset\", \"license\": {\"name\": \"Ours\", \"@id\": \"https://spdx.org/licenses/MIT.html\"}}")
                .license().value().spdx()).contains("MIT");
    }

    @Test
    void a_set_of_files_includes_all_that_it_names() {
        DataCard card = read("""
                {"@type": "Dataset", "distribution": [{"@type": "cr:FileSet", "@id": "all", "includes": ["a/*.csv", "b/*.csv"]}]}""");

        assertThat(card.distribution()).extracting(Fact::value).containsExactly(
                new DataFile("all", "a/*.csv", "", "", Optional.empty()), new DataFile("all", "b/*.csv", "", "", Optional.empty()));
    }

    @Test
    void of_texts_with_languages_the_english_one_is_taken() {
        DataCard card = read("""
                {"@type": "Dataset", "name": [{"@value": "Spørsmål", "@language": "no"}, {"@value": "Questions", "@language": "en-GB"}],
                 "description": [{"@value": "Noen", "@language": "no"}, {"@value": "Quelques", "@language": "fr"}]}""");

        assertThat(card.name().value()).isEqualTo("Questions");
        assertThat(card.description().value()).isEqualTo("Noen");
    }

    @Test
    void a_data_set_can_lie_in_a_graph_or_a_list() {
        assertThat(read("{\"@graph\": [{\"@type\": \"Person\"}, {\"@type\": [\"Dataset\"], \"name\": \"Q\"}]}").name().value()).isEqualTo("Q");
        assertThat(read("[{\"@type\": \"Dataset\", \"name\": \"Q\"}]").name().value()).isEqualTo("Q");
    }

    @Test
    void several_licences_are_open_only_if_each_is() {
        DataCard card = read("{\"@type\": \"Dataset\", \"license\": [\"https://spdx.org/licenses/MIT.html\", \"https://example.org/mine\"]}");

        assertThat(card.license().value().open()).isFalse();
        assertThat(card.license().value().declared()).isEqualTo("https://spdx.org/licenses/MIT.html, https://example.org/mine");
    }

    @Test
    void a_key_that_stands_twice_is_noted_and_the_first_counts() {
        CardSurvey.Result found = CardFolder.of("croissant.json", "{\"@type\": \"Dataset\",\n\"name\": \"A\",\n\"name\": \"B\"}").read();

        assertThat(found.dataCards().getFirst().name().value()).isEqualTo("A");
        assertThat(found.findings()).extracting(Finding::code, Finding::place)
                .containsExactly(tuple("CARD_DUPLICATE_KEY", "croissant.json:3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "{", "[]", "{}", "null", "3", "{\"@type\": \"Person\"}", "{\"@type\": \"Dataset\"} x", "{\"@type\": \"Dataset\",}", "NaN",
        "{\"@type\": \"Dataset\", \"a\": 1e}"
    })
    void what_is_no_data_card_is_a_finding(String card) {
        CardSurvey.Result found = CardFolder.of("x.croissant.json", card).read();

        assertThat(found.dataCards()).isEmpty();
        assertThat(found.findings()).extracting(Finding::code).containsExactly("DATA_CARD_INVALID");
    }

    @Test
    void a_key_of_many_parts_is_no_trouble() {
        String languages = "aa" + "-a".repeat(24_998);

        assertThat(read("{\"@type\":\"sc:Dataset\",\"name\":{\"" + languages + "\":\"x\"}}").name().value()).isEqualTo("x");
    }

    @Test
    void what_is_larger_than_any_card_is_refused() {
        String deep = "{\"@type\": \"Dataset\", \"a\": " + "[".repeat(100) + "]".repeat(100) + "}";
        String wide = "{\"@type\": \"Dataset\", \"a\": [0" + ",0".repeat(100_000) + "]}";
        String large = "{\"@type\": \"Dataset\", \"a\": \"" + "x".repeat(4 << 20) + "\"}";

        assertThat(CardFolder.of("croissant.json", deep).with("a.croissant.json", wide).with("b.croissant.json", large).read().findings())
                .extracting(Finding::code)
                .containsExactly("DATA_CARD_INVALID", "CARD_TOO_LARGE", "DATA_CARD_INVALID");
    }

    @Test
    void strange_bytes_and_halves_of_characters_do_not_get_through() {
        byte[] latin = "{\"@type\": \"Dataset\", \"name\": \"caf\u00e9 \\ud800\"}".getBytes(StandardCharsets.ISO_8859_1);
        CardSurvey.Result found = CardFolder.of("a", "").with("croissant.json", latin).read();

        assertThat(found.dataCards().getFirst().name().value()).isEqualTo("caf? ?");
        assertThat(found.findings()).extracting(Finding::code).containsExactly("CARD_NOT_UTF8");
    }

    @ParameterizedTest
    @CsvSource({
        "https://creativecommons.org/licenses/by-sa/3.0/, CC-BY-SA-3.0",
        "http://www.creativecommons.org/licenses/by-nc/4.0/deed.en, CC-BY-NC-4.0",
        "https://creativecommons.org/licenses/by/4.0/legalcode, CC-BY-4.0",
        "https://creativecommons.org/licenses/by/3.0/us/, CC-BY-3.0-US",
        "https://creativecommons.org/licenses/by/3.0/igo/legalcode, CC-BY-3.0-IGO",
        "https://creativecommons.org/publicdomain/zero/1.0/, CC0-1.0",
        "https://spdx.org/licenses/Apache-2.0.html, Apache-2.0",
        "https://opensource.org/licenses/MIT, MIT",
        "https://opensource.org/license/mit, MIT",
        "https://choosealicense.com/licenses/gpl-3.0/, GPL-3.0-only",
        "https://www.apache.org/licenses/LICENSE-2.0.txt, Apache-2.0",
        "https://opendatacommons.org/licenses/by/1-0/, ODC-By-1.0",
        "https://opendatacommons.org/licenses/odbl/, ODbL-1.0",
        "https://opendatacommons.org/licenses/pddl/1-0/, PDDL-1.0",
        "https://cdla.dev/permissive-2-0/, CDLA-Permissive-2.0",
        "https://cdla.io/sharing-1-0/, CDLA-Sharing-1.0",
        "https://www.gnu.org/licenses/gpl-3.0.en.html, GPL-3.0-only",
        "apache-2.0, Apache-2.0",
        "CC-BY-4.0, CC-BY-4.0"
    })
    void licences_are_known_by_their_addresses(String license, String identifier) {
        assertThat(read("{\"@type\": \"Dataset\", \"license\": \"" + license + "\"}").license().value().spdx()).contains(identifier);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://example.org/licenses/by/4.0/", "https://creativecommons.org/licenses/", "https://creativecommons.org/licenses/by/4.0/x/y/z",
        "see below", "https://spdx.org.example.org/licenses/MIT", "https://example.org/?https://spdx.org/licenses/MIT"
    })
    void other_addresses_are_no_licence_that_is_known(String license) {
        License read = read("{\"@type\": \"Dataset\", \"license\": \"" + license + "\"}").license().value();

        assertThat(read.spdx()).isEmpty();
        assertThat(read.open()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.1 MB", "some", "", "-1", "1e9", "99999999999999999999"})
    void sizes_that_are_not_exact_have_no_sum(String size) {
        DataCard card = read("{\"@type\": \"Dataset\", \"distribution\": [{\"@type\": \"FileObject\", \"contentSize\": \"" + size + "\"}]}");

        assertThat(card.bytes().certainty()).isEqualTo(Certainty.UNKNOWN);
    }
}
