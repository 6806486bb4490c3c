package dev.openbook.bom;

import dev.openbook.value.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a part together. Not thread-safe. */
final class PartBuilder {
    private final String reference;
    private final PartKind kind;
    private Coordinates coordinates;
    private String description = "";
    private Optional<Digest> sha256 = Optional.empty();
    private Optional<String> supplier = Optional.empty();
    private Optional<Instant> releasedAt = Optional.empty();
    private Optional<ModelDetails> model = Optional.empty();
    private Optional<DataDetails> data = Optional.empty();
    private final List<PartLicense> licenses = new ArrayList<>();
    private final List<ExternalLink> links = new ArrayList<>();
    private final List<Property> properties = new ArrayList<>();
    private final List<Part> files = new ArrayList<>();
    private final List<Ancestor> ancestors = new ArrayList<>();
    private final List<Evidenced> evidence = new ArrayList<>();

    PartBuilder(String reference, PartKind kind, Coordinates coordinates) {
        this.reference = reference;
        this.kind = kind;
        this.coordinates = coordinates;
    }

    String reference() {
        return reference;
    }

    PartBuilder coordinates(Coordinates others) {
        coordinates = others;
        return this;
    }

    PartBuilder data(DataDetails details) {
        data = Optional.of(details);
        return this;
    }

    PartBuilder description(String words) {
        description = words;
        return this;
    }

    PartBuilder sha256(Optional<Digest> digest) {
        sha256 = digest;
        return this;
    }

    PartBuilder supplier(Optional<String> name) {
        supplier = name;
        return this;
    }

    PartBuilder releasedAt(Optional<Instant> moment) {
        releasedAt = moment;
        return this;
    }

    PartBuilder model(ModelDetails details) {
        model = Optional.of(details);
        return this;
    }

    /** A licence that is there already is not listed twice. */
    PartBuilder license(PartLicense license) {
        boolean there = licenses.stream().anyMatch(other ->
                other.concluded() == license.concluded() && other.words().equals(license.words()));
        if (!there) {
            licenses.add(license);
        }
        return this;
    }

    PartBuilder link(ExternalLink link) {
        links.add(link);
        return this;
    }

    /** What has no value is left out. */
    PartBuilder property(String name, String value) {
        if (!value.isEmpty()) {
            properties.add(new Property(name, value));
        }
        return this;
    }

    PartBuilder properties(List<Property> more) {
        properties.addAll(more);
        return this;
    }

    PartBuilder file(Part file) {
        files.add(file);
        return this;
    }

    PartBuilder ancestor(Ancestor ancestor) {
        ancestors.add(ancestor);
        return this;
    }

    PartBuilder evidence(Evidenced known) {
        evidence.add(known);
        return this;
    }

    Part build() {
        return new Part(
                reference, kind, coordinates, description, sha256, supplier, releasedAt, List.copyOf(licenses),
                List.copyOf(links), List.copyOf(properties), List.copyOf(files), List.copyOf(ancestors), model, data,
                List.copyOf(evidence));
    }
}
