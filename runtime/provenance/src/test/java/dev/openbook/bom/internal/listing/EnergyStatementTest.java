package dev.openbook.bom.internal.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.bom.internal.part.EnergyUse;
import dev.openbook.bom.internal.part.EnergyUse.Activity;
import dev.openbook.inspect.ModelInspector;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnergyStatementTest {
    @TempDir
    private Path folder;

    private Fact<EnergyUse> stated(String card) throws IOException {
        Files.writeString(folder.resolve("README.md"), card);
        try (ModelContent content = ModelInspector.create().inspect(ModelSource.folder(folder))) {
            ModelCard read = content.provenance().card().orElseThrow();
            return EnergyStatement.of(read);
        }
    }

    private String inText(String words) throws IOException {
        return stated("---\nlicense: mit\n---\n# A model\n\n## Environmental Impact\n\n" + words + "\n\n## Citation\n\nA. 9 kWh.\n")
                .known()
                .map(energy -> energy.activity() + " " + energy.kilowattHours().toPlainString())
                .orElse("");
    }

    /** As the cards of Sentence Transformers have it. */
    @Test
    void what_codecarbon_counted() throws IOException {
        Fact<EnergyUse> energy = stated("""
                ---
                co2_eq_emissions:
                  emissions: 5.99
                  energy_consumed: 0.0154
                  source: codecarbon
                  training_type: fine-tuning
                ---
                # A model
                """);

        EnergyUse use = energy.known().orElseThrow();
        assertThat(use.activity()).isEqualTo(Activity.FINE_TUNING);
        assertThat(use.kilowattHours()).isEqualByComparingTo("0.0154");
        assertThat(use.grams().map(Number::doubleValue)).isEqualTo(Optional.of(5.99));
        assertThat(energy.evidence().source()).startsWith("README.md:");
    }

    /** A number without a unit is no amount, and carbon dioxide is no energy. */
    @ParameterizedTest
    @ValueSource(strings = {
        "co2_eq_emissions: 12", "co2_eq_emissions:\n  emissions: 12\n  source: codecarbon",
        "co2_eq_emissions:\n  emissions: 12\n  energy_consumed: 3\n  source: a table",
        "co2_eq_emissions:\n  emissions: 12\n  energy_consumed: -3\n  source: codecarbon",
        "co2_eq_emissions:\n  emissions: 12\n  energy_consumed: a lot\n  source: codecarbon", "license: mit"
    })
    void what_states_no_energy(String frontMatter) throws IOException {
        assertThat(stated("---\n" + frontMatter + "\n---\n# A model\n").known()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "- **Energy Consumed**: 0.015 kWh | OTHER 0.015",
        "Total energy consumption: ~3.5 MWh. | OTHER 3500",
        "The energy used was 250 Wh, says the meter. | OTHER 0.250"
    })
    void an_amount_with_its_unit_in_the_text(String words, String expected) throws IOException {
        assertThat(inText(words)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Energy: 1,082,990 kWh", "Energy: 3-5 kWh", "Energy: between 3 and 5 kWh", "Energy: 0.3 kWh per request", "Energy: 0.3 kWh/request",
        "Energy: 3 kWh for training. Energy: 4 kWh for tuning.", "Energy: 3 kWh, of which 1 kWh was green", "Energy: 12 kg", "Energy: 12 kW",
        "Energy: a lot", "100% renewable energy", "Carbon emitted: 12 kg"
    })
    void what_is_not_plain_stays_in_the_cards_words(String words) throws IOException {
        assertThat(inText(words)).isEmpty();
    }
}
