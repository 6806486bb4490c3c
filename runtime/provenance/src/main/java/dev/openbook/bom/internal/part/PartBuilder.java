package dev.openbook.bom.internal.part;

import dev.openbook.bom.entry.PartKind;
import dev.openbook.bom.entry.Party;
import dev.openbook.bom.internal.address.Coordinates;
import dev.openbook.value.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a part together. Not thread-safe. */
public final class PartBuilder {
    private final String reference;
    private final PartKind kind;
    private Coordinates coordinates;
    private String description = "";
    private Optional<Digest> sha256 = Optional.empty();
    private Optional<Party> supplier = Optional.empty();
    private Optional<Instant> releasedAt = Optional.empty();
    private Optional<ModelDetails> model = Optional.empty();
    private Optional<DataDetails> data = Optional.empty();
    private final List<PartLicense> licenses = new ArrayList<>();
    private final List<ExternalLink> links = new ArrayList<>();
    private final List<Property> properties = new ArrayList<>();
    private final List<Part> files = new ArrayList<>();
    private final List<Ancestor> ancestors = new ArrayList<>();
    private final List<Variant> variants = new ArrayList<>();
    private final List<Evidenced> evidence = new ArrayList<>();

    public PartBuilder(String reference, PartKind kind, Coordinates coordinates) {
        this.reference = reference;
        this.kind = kind;
        this.coordinates = coordinates;
    }

    public String reference() {
        return reference;
    }

    public PartBuilder coordinates(Coordinates others) {
        coordinates = others;
        return this;
    }

    public PartBuilder data(DataDetails details) {
        data = Optional.of(details);
        return this;
    }

    public PartBuilder description(String words) {
        description = words;
        return this;
    }

    public PartBuilder sha256(Optional<Digest> digest) {
        sha256 = digest;
        return this;
    }

    public PartBuilder supplier(Optional<Party> others) {
        supplier = others;
        return this;
    }

    public PartBuilder releasedAt(Optional<Instant> moment) {
        releasedAt = moment;
        return this;
    }

    public PartBuilder model(ModelDetails details) {
        model = Optional.of(details);
        return this;
    }

    /** A licence that is there already is not listed twice. */
    public PartBuilder license(PartLicense license) {
        boolean there = licenses.stream().anyMatch(other ->
                other.concluded() == license.concluded() && other.words().equals(license.words()));
        if (!there) {
            licenses.add(license);
        }
        return this;
    }

    public PartBuilder link(ExternalLink link) {
        links.add(link);
        return this;
    }

    /** What has no value is left out. */
    public PartBuilder property(String name, String value) {
        if (!value.isEmpty()) {
            properties.add(new Property(name, value));
        }
        return this;
    }

    public PartBuilder properties(List<Property> more) {
        properties.addAll(more);
        return this;
    }

    public PartBuilder file(Part file) {
        files.add(file);
        return this;
    }

    public PartBuilder ancestor(Ancestor ancestor) {
        ancestors.add(ancestor);
        return this;
    }

    /** Adds the same once more. */
    public PartBuilder variant(Variant variant) {
        variants.add(variant);
        return this;
    }

    public PartBuilder evidence(Evidenced known) {
        evidence.add(known);
        return this;
    }

    public Part build() {
        return new Part(
                reference, kind, coordinates, description, sha256, supplier, releasedAt, List.copyOf(licenses),
                List.copyOf(links), List.copyOf(properties), List.copyOf(files), List.copyOf(ancestors),
                List.copyOf(variants), model, data, List.copyOf(evidence));
    }
}
