package dev.openbook.bom;

import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.DataCard;
import dev.openbook.provenance.Evidence;
import dev.openbook.value.Digest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The data sets of a bill. One that several models name is listed once. A name alone is all that most cards give; a card of the
 * data set beside the model adds to it. Not thread-safe.
 */
final class DatasetParts {
    private static final Pattern HUB = Pattern.compile("[\\w.-]+/[\\w.-]+");

    private final Map<String, PartBuilder> byName = new LinkedHashMap<>();

    /** The reference of a data set that a model's card names. */
    String named(String name, Evidence evidence) {
        PartBuilder part = part(name);
        part.evidence(new Evidenced("name", Certainty.STATED, evidence));
        return part.reference();
    }

    /** The reference of a data set that a card describes. */
    String described(DataCard card, Optional<Digest> cardDigest) {
        PartBuilder part = part(card.name().known().filter(name -> !name.isBlank()).orElse(card.file()));
        card.description().known().ifPresent(part::description);
        card.license().known().ifPresent(license -> part.license(new PartLicense(license, false)));
        part.evidence(Evidenced.of("name", card.name()));
        part.evidence(Evidenced.of("description", card.description()));
        part.evidence(Evidenced.of("license", card.license()));
        part.property("openbook:data:card", card.file());
        part.property("openbook:data:card:format", card.format().label());
        part.property("openbook:data:card:sha256", cardDigest.map(Digest::hex).orElse(""));
        part.property("openbook:data:languages", String.join(", ", card.languages().known().orElse(List.of())));
        return part.reference();
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        byName.values().forEach(part -> parts.add(part.build()));
        return parts;
    }

    private PartBuilder part(String name) {
        PartBuilder known = byName.get(name);
        if (known == null) {
            String home = HUB.matcher(name).matches() ? "https://huggingface.co/datasets/" + name : "";
            known = new PartBuilder("dataset-" + (byName.size() + 1), PartKind.DATA, new Coordinates("", name, "", "", home));
            byName.put(name, known);
        }
        return known;
    }
}
