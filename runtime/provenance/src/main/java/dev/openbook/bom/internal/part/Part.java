package dev.openbook.bom.internal.part;

import dev.openbook.bom.entry.PartKind;
import dev.openbook.bom.entry.Party;
import dev.openbook.bom.internal.address.Coordinates;
import dev.openbook.value.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that a bill lists, in no format's own terms. What is not known is empty.
 *
 * @param reference its name within the bill, unique there
 * @param kind what it is
 * @param coordinates what it is called elsewhere
 * @param description in its publisher's words
 * @param sha256 digest of its bytes; of a model, over all its files
 * @param supplier who hands it out
 * @param releasedAt when it was published
 * @param licenses declared and concluded
 * @param links elsewhere
 * @param properties facts that formats have no field for
 * @param files what it consists of
 * @param ancestors what it was made from, nearest first
 * @param variants the same once more
 * @param model what only models have
 * @param data what only data sets have
 * @param evidence how its fields are known
 */
public record Part(
        String reference,
        PartKind kind,
        Coordinates coordinates,
        String description,
        Optional<Digest> sha256,
        Optional<Party> supplier,
        Optional<Instant> releasedAt,
        List<PartLicense> licenses,
        List<ExternalLink> links,
        List<Property> properties,
        List<Part> files,
        List<Ancestor> ancestors,
        List<Variant> variants,
        Optional<ModelDetails> model,
        Optional<DataDetails> data,
        List<Evidenced> evidence) {
    /** How the digest of a model is made. */
    public static final String MODEL_DIGEST =
            "OpenSSF Model Signing v1.0, files method: SHA-256 over the SHA-256 digests of all files";

    private static final Map<String, String> OPENNESS = Map.of("1", "I", "2", "II", "3", "III");

    /** The first value of a property of this name. */
    public Optional<String> property(String name) {
        return properties.stream().filter(property -> property.name().equals(name)).map(Property::value).findFirst();
    }

    /** Whether this field is known by the word of whoever makes the bill. */
    public boolean byCaller(String field) {
        return evidence.stream().anyMatch(known -> known.field().equals(field) && known.byCaller());
    }

    /** The class of the Model Openness Framework, as the name of a standard; empty if none is reached. */
    public Optional<String> openness() {
        return property(PropertyNames.OPENNESS_CLASS)
                .filter(OPENNESS::containsKey)
                .map(known -> "LF AI & Data Model Openness Framework 1.0, Class " + OPENNESS.getOrDefault(known, ""));
    }
}
