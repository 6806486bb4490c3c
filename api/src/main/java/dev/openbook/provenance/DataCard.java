package dev.openbook.provenance;

import dev.openbook.value.Json;
import java.util.List;
import java.util.Locale;

/**
 * What a card states of a data set. Values that the card does not give are unknown facts.
 *
 * @param file path of the card within the model
 * @param format how it is written
 * @param name the data set's name
 * @param description what it is, in the card's words
 * @param license its licence
 * @param languages language tags as written
 * @param content everything the card says as it was, unknown keys included
 */
public record DataCard(
        String file,
        Format format,
        Fact<String> name,
        Fact<String> description,
        Fact<License> license,
        Fact<List<String>> languages,
        Json.Obj content) {

    /** Ways of writing a data card. */
    public enum Format {
        /** Front matter in a {@code README.md}, as the Hugging Face hub defines it for data sets. */
        HUB,
        /** JSON-LD in the Croissant vocabulary (MLCommons). */
        CROISSANT;

        /** The word for it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
