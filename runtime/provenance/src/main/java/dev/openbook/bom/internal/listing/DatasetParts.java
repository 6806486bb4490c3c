package dev.openbook.bom.internal.listing;

import dev.openbook.bom.entry.PartKind;
import dev.openbook.bom.internal.address.Coordinates;
import dev.openbook.bom.internal.address.WebAddress;
import dev.openbook.bom.internal.part.DataDetails;
import dev.openbook.bom.internal.part.Evidenced;
import dev.openbook.bom.internal.part.Part;
import dev.openbook.bom.internal.part.PartBuilder;
import dev.openbook.bom.internal.part.PartLicense;
import dev.openbook.bom.internal.part.PropertyNames;
import dev.openbook.lineage.ModelName;
import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.DataCard;
import dev.openbook.provenance.DataFile;
import dev.openbook.provenance.Fact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The data sets of a bill. One that several models name is listed once. A name alone is all that most cards give; a card of the
 * data set beside the model adds to it. Not thread-safe.
 */
public final class DatasetParts {
    private final Map<String, PartBuilder> byName = new LinkedHashMap<>();

    /** The reference of a data set that a model's card names. */
    String named(String name, Fact<?> fact) {
        PartBuilder part = part(name);
        part.evidence(Evidenced.of("name", fact));
        return part.reference();
    }

    /** The reference of a data set that a card describes. */
    String described(DataCard card) {
        String name = card.name().known().filter(words -> !words.isBlank()).orElse(card.file());
        PartBuilder part = part(name);
        Optional<String> home = card.url().known().filter(WebAddress::sound);
        part.coordinates(new Coordinates(
                "", name, card.version().known().orElse(""), "", home.orElseGet(() -> hubHome(name))));
        card.license().known().ifPresent(license -> part.license(new PartLicense(license, false)));
        part.description(card.description().known().orElse("")).data(details(card));
        part.evidence(Evidenced.of("name", card.name()))
                .evidence(Evidenced.of("description", card.description()))
                .evidence(Evidenced.of("license", card.license()));
        properties(card, part);
        return part.reference();
    }

    public List<Part> parts() {
        return byName.values().stream().map(PartBuilder::build).toList();
    }

    private PartBuilder part(String name) {
        PartBuilder known = byName.get(name);
        if (known == null) {
            Coordinates coordinates = new Coordinates("", name.isBlank() ? "unnamed" : name, "", "", hubHome(name));
            known = new PartBuilder("dataset-" + (byName.size() + 1), PartKind.DATA, coordinates);
            byName.put(name, known);
        }
        return known;
    }

    private static String hubHome(String name) {
        return ModelName.onHub(name) ? "https://huggingface.co/datasets/" + name : "";
    }

    private static DataDetails details(DataCard card) {
        SectionWords words = new SectionWords(card.sections());
        return new DataDetails(
                words.text(CardSection.PERSONAL_DATA),
                words.text(CardSection.DATA_COLLECTION),
                words.text(CardSection.DATA_PREPARATION, CardSection.ANNOTATION),
                words.text(CardSection.BIAS_AND_RISKS, CardSection.LIMITATIONS),
                words.text(CardSection.INTENDED_USE),
                words.text(CardSection.COMPOSITION),
                card.bytes().known());
    }

    private static void properties(DataCard card, PartBuilder part) {
        part.property("openbook:data:card", card.file()).property("openbook:data:card:format", card.format().label());
        list(part, "language", card.languages());
        list(part, "creator", card.creators());
        list(part, "tag", card.tags());
        list(part, "task", card.tasks());
        list(part, "made-from", card.sources());
        list(part, "size-category", card.sizeCategories());
        part.property("openbook:data:published", card.published().known().orElse(""));
        part.property("openbook:data:examples", card.examples().known().map(String::valueOf).orElse(""));
        part.property("openbook:data:bytes", card.bytes().known().map(String::valueOf).orElse(""));
        card.distribution().forEach(file -> file.known().ifPresent(known -> file(part, known)));
    }

    /** The card's word for its parts; nothing of them was looked at. */
    private static void file(PartBuilder part, DataFile file) {
        String digest = file.sha256().map(known -> "sha256:" + known).orElse("without digest");
        part.property(PropertyNames.DATA_FILE, file.name() + " " + digest);
    }

    private static void list(PartBuilder part, String name, Fact<List<String>> fact) {
        fact.known().orElse(List.of()).forEach(value -> part.property("openbook:data:" + name, value));
    }
}
