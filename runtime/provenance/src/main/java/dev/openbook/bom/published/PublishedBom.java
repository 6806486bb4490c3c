package dev.openbook.bom.published;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bill of materials that somebody published, as far as a model can be compared with it.
 *
 * @param specVersion version of CycloneDX
 * @param serialNumber the document's name; empty if it has none
 * @param subject what it is about, if it says so
 * @param components what it lists
 */
public record PublishedBom(
        String specVersion, String serialNumber, Optional<PublishedComponent> subject, List<PublishedComponent> components) {
    /** Copies the list. */
    public PublishedBom {
        components = List.copyOf(components);
    }

    /** Everything listed, at any depth, the subject first. */
    Stream<PublishedComponent> all() {
        return Stream.concat(subject.stream(), components.stream()).flatMap(PublishedComponent::all);
    }
}
