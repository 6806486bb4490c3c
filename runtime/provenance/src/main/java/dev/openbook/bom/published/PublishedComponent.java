package dev.openbook.bom.published;

import dev.openbook.value.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A component as somebody's bill lists it. What it does not say is empty.
 *
 * @param type what it is, such as {@code machine-learning-model}
 * @param group whose it is
 * @param name its name
 * @param version its version
 * @param packageUrl its address in a registry
 * @param hashes digests of it by algorithm, such as {@code SHA-256}, in hexadecimal as written
 * @param licenses identifiers, names or expressions
 * @param modelCard what only models have, as it was
 * @param components what it consists of
 */
public record PublishedComponent(
        String type,
        String group,
        String name,
        String version,
        String packageUrl,
        Map<String, String> hashes,
        List<String> licenses,
        Optional<Json.Obj> modelCard,
        List<PublishedComponent> components) {
    /** Copies the collections. */
    public PublishedComponent {
        hashes = Map.copyOf(hashes);
        licenses = List.copyOf(licenses);
        components = List.copyOf(components);
    }

    /** It and all that it consists of. */
    Stream<PublishedComponent> all() {
        return Stream.concat(Stream.of(this), components.stream().flatMap(PublishedComponent::all));
    }
}
