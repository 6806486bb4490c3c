package dev.openbook.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardsTest {
    private static final Fact<String> TEXT = Fact.stated("Few.", "README.md:3", "Stands there.");

    @Test
    void aCardBeginsWithNothingKnown() {
        ModelCard card = ModelCard.builder("README.md").build();
        DataCard data = DataCard.builder("data/README.md", DataCard.Format.CROISSANT).build();

        assertThat(card.languages()).isEqualTo(Fact.unknown("README.md", "The card does not say."));
        assertThat(card.emissions().known()).isEmpty();
        assertThat(card.sections()).isEmpty();
        assertThat(data.license()).isEqualTo(Fact.unknown("data/README.md", "The card does not say."));
        assertThat(data.format().label()).isEqualTo("croissant");
    }

    @Test
    void sectionsAreFoundByWhatTheySpeakOf() {
        ModelCard card = ModelCard.builder("README.md")
                .sections(Map.of(CardSection.LIMITATIONS, TEXT, CardSection.DESCRIPTION, TEXT))
                .build();
        DataCard data = DataCard.builder("d.md", DataCard.Format.HUB).sections(Map.of(CardSection.ANNOTATION, TEXT)).build();

        assertThat(card.section(CardSection.LIMITATIONS)).contains(TEXT);
        assertThat(card.section(CardSection.ETHICS)).isEmpty();
        assertThat(card.sections().keySet()).containsExactly(CardSection.DESCRIPTION, CardSection.LIMITATIONS);
        assertThat(data.section(CardSection.ANNOTATION)).contains(TEXT);
        assertThatThrownBy(() -> card.sections().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void everySectionHasAWordOfItsOwn() {
        List<String> labels = Arrays.stream(CardSection.values()).map(CardSection::label).toList();

        assertThat(labels).doesNotHaveDuplicates().allMatch(label -> label.matches("[a-zA-Z]+"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void emissionsAreAnAmount(double grams) {
        assertThatThrownBy(() -> new CarbonEmissions(grams, "", "", "", "")).isInstanceOf(IllegalArgumentException.class);
    }
}
