package dev.openbook.provenance;

import dev.openbook.value.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a card states of a data set. Each value names the line where it stands; what the card does not say is an unknown fact.
 *
 * @param file path of the card within the model
 * @param format how it is written
 * @param name the data set's name
 * @param description what it is, in the card's words
 * @param license its licence
 * @param languages language tags as written
 * @param version its version as written
 * @param url where it is at home
 * @param creators who made it
 * @param published when it was published, as written
 * @param tags words that it can be found by
 * @param tasks what it is for, as the field names tasks
 * @param sources identifiers of the data sets that it was made from
 * @param conformsTo addresses of the formats that the card says it follows
 * @param sizeCategories orders of magnitude of its examples, such as {@code 1K<n<10K}
 * @param examples how many examples it has
 * @param bytes how large it is
 * @param distribution the parts that it consists of
 * @param sections what the card says under headings, or in statements, that are known; at most some KiB each
 * @param content everything the card says as it was, unknown keys included
 */
public record DataCard(
        String file,
        Format format,
        Fact<String> name,
        Fact<String> description,
        Fact<License> license,
        Fact<List<String>> languages,
        Fact<String> version,
        Fact<String> url,
        Fact<List<String>> creators,
        Fact<String> published,
        Fact<List<String>> tags,
        Fact<List<String>> tasks,
        Fact<List<String>> sources,
        Fact<List<String>> conformsTo,
        Fact<List<String>> sizeCategories,
        Fact<Long> examples,
        Fact<Long> bytes,
        List<Fact<DataFile>> distribution,
        Map<CardSection, Fact<String>> sections,
        Json.Obj content) {

    /** Ways of writing a data card. */
    public enum Format {
        /** Markdown with front matter, as the Hugging Face hub defines it for data sets; or Markdown alone. */
        HUB,
        /** JSON-LD in the Croissant vocabulary (MLCommons). */
        CROISSANT;

        /** The word for it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the collections. */
    public DataCard {
        distribution = List.copyOf(distribution);
        sections = ModelCard.ordered(sections);
    }

    /** Begins a card of which nothing is known but where it lies. */
    public static DataCardBuilder builder(String file, Format format) {
        return new DataCardBuilder(file, format);
    }

    /** What the card says about something; empty if nothing announces it, unknown if there is nothing under its heading. */
    public Optional<Fact<String>> section(CardSection section) {
        return Optional.ofNullable(sections.get(section));
    }
}
