package dev.openbook.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.inspect.SharedData;
import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.DataCard;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Published cards, read where they lie. */
class RealCardsTest {
    private static CardFolder folder(String name, String path) throws IOException {
        return CardFolder.of("model.onnx", "").with(path, Files.readAllBytes(SharedData.find("data/metadata/cards/" + name)));
    }

    private static ModelCard card(String name) throws IOException {
        return folder(name, "README.md").read().card().orElseThrow().card();
    }

    private static String place(ModelCard card, CardSection section) {
        return card.section(section).orElseThrow().evidence().source();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "granite-3.0-README.md", "hub-docs-datasetcard.md", "hub-docs-docs_hub_model-card-annotated.md", "hub-docs-docs_hub_model-cards.md",
        "hub-docs-modelcard.md", "magika-v3.3-README.md"
    })
    void evidence_names_lines_that_are_there(String name) throws IOException {
        for (CardFormat format : CardFormat.values()) {
            CardFolder folder = folder(name, format.path());

            assertThat(CardEvidence.problems(folder.read(), folder.files().get(format.path()))).isEmpty();
        }
    }

    @Test
    void granite() throws IOException {
        ModelCard card = card("granite-3.0-README.md");

        assertThat(card.title().value()).isEqualTo("Introduction to Granite 3.0 Language Models");
        assertThat(card.headings()).hasSize(13).contains("Would you like to provide feedback?");
        assertThat(card.sections()).containsOnlyKeys(
                CardSection.DESCRIPTION, CardSection.DATA_COLLECTION, CardSection.TRAINING_DATA, CardSection.TRAINING_PROCEDURE,
                CardSection.EVALUATION, CardSection.HOW_TO_USE, CardSection.LICENSE, CardSection.CITATION);
        assertThat(place(card, CardSection.TRAINING_PROCEDURE)).isEqualTo("README.md:23");
        assertThat(card.section(CardSection.LICENSE).orElseThrow().value())
                .isEqualTo("All Granite 3.0 Language Models are distributed under [Apache 2.0](./LICENSE) license.");
        assertThat(card.section(CardSection.HOW_TO_USE).orElseThrow().value()).doesNotContain("import torch");
    }

    @Test
    void the_annotated_template_announces_all_that_the_hub_asks_for() throws IOException {
        ModelCard card = card("hub-docs-docs_hub_model-card-annotated.md");

        assertThat(card.sections()).containsKeys(
                CardSection.INTENDED_USE, CardSection.OUT_OF_SCOPE_USE, CardSection.BIAS_AND_RISKS, CardSection.LIMITATIONS,
                CardSection.RECOMMENDATIONS, CardSection.HOW_TO_USE, CardSection.TRAINING_DATA, CardSection.TRAINING_PROCEDURE,
                CardSection.EVALUATION, CardSection.EVALUATION_DATA, CardSection.FACTORS, CardSection.METRICS, CardSection.ETHICS,
                CardSection.ENVIRONMENTAL_IMPACT, CardSection.TECHNICAL_SPECIFICATIONS, CardSection.CITATION, CardSection.GLOSSARY,
                CardSection.CREDITS, CardSection.CONTACT);
        assertThat(place(card, CardSection.LIMITATIONS)).isEqualTo("README.md:133");
        assertThat(card.section(CardSection.OUT_OF_SCOPE_USE).orElseThrow().value()).startsWith("`out_of_scope_use`");
    }

    @Test
    void a_table_of_outputs_is_no_section() throws IOException {
        ModelCard card = card("magika-v3.3-README.md");

        assertThat(card.headings()).contains("List of possible outputs");
        assertThat(card.sections()).isEmpty();
    }

    @Test
    void templates_that_nobody_filled_in_say_nothing() throws IOException {
        CardSurvey.Result model = folder("hub-docs-modelcard.md", "README.md").read();
        DataCard data = folder("hub-docs-datasetcard.md", "data/README.md").read().dataCards().getFirst();

        ModelCard card = model.card().orElseThrow().card();
        assertThat(Map.of("languages", card.languages(), "bases", card.baseModels(), "library", card.libraryName()).values())
                .extracting(Fact::certainty)
                .containsOnly(Certainty.UNKNOWN);
        assertThat(card.frontMatter().members()).containsKeys("language", "model-index", "base_model");
        assertThat(model.evaluations()).isEmpty();
        assertThat(model.findings()).extracting(Finding::code).contains("RESULT_WITHOUT_VALUE");
        assertThat(data.license().certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(data.examples().certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(data.content().members()).containsKeys("dataset_info", "configs");
    }
}
