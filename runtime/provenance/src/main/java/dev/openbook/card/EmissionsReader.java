package dev.openbook.card;

import dev.openbook.card.internal.Scalars;
import dev.openbook.provenance.CarbonEmissions;
import dev.openbook.provenance.Fact;
import dev.openbook.value.Json;
import java.util.Optional;

/** Reads {@code co2_eq_emissions}: a number of grams, or keys and values of which one is that number. */
final class EmissionsReader {
    private static final String KEY = "co2_eq_emissions";

    private EmissionsReader() {}

    static Fact<CarbonEmissions> read(Statements card) {
        Statements details = card.under(KEY);
        Optional<CarbonEmissions> emissions = details.find("emissions")
                .or(() -> card.find(KEY))
                .flatMap(member -> grams(member.value()))
                .map(grams -> new CarbonEmissions(
                        grams,
                        details.textOrEmpty("source"),
                        details.textOrEmpty("training_type"),
                        details.textOrEmpty("geographical_location"),
                        details.textOrEmpty("hardware_used")));
        return card.value(KEY, emissions, "What stands under \"" + KEY + "\" is no number of grams.");
    }

    private static Optional<Double> grams(CardValue value) {
        return value.said()
                .map(Scalars::number)
                .filter(Json.Num.class::isInstance)
                .map(number -> ((Json.Num) number).value())
                .filter(grams -> grams >= 0);
    }
}
