package dev.openbook.bom.published;

import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Picks out of a CycloneDX document what is needed. What is absent or of another type is empty. */
final class PublishedBomMapping {
    private PublishedBomMapping() {}

    /** The bill; empty if the document is none. */
    static Optional<PublishedBom> of(Json.Obj document) {
        String version = text(document, "specVersion");
        if (version.isEmpty() || !text(document, "bomFormat").equals("CycloneDX")) {
            return Optional.empty();
        }
        Optional<PublishedComponent> subject = object(document, "metadata")
                .flatMap(metadata -> object(metadata, "component"))
                .map(PublishedBomMapping::component);
        return Optional.of(new PublishedBom(version, text(document, "serialNumber"), subject, components(document)));
    }

    private static List<PublishedComponent> components(Json.Obj parent) {
        return items(parent, "components").stream()
                .filter(Json.Obj.class::isInstance)
                .map(item -> component((Json.Obj) item))
                .toList();
    }

    private static PublishedComponent component(Json.Obj component) {
        return new PublishedComponent(
                text(component, "type"),
                text(component, "group"),
                text(component, "name"),
                text(component, "version"),
                text(component, "purl"),
                hashes(component),
                licenses(component),
                object(component, "modelCard"),
                components(component));
    }

    private static Map<String, String> hashes(Json.Obj component) {
        Map<String, String> hashes = new HashMap<>();
        for (Json item : items(component, "hashes")) {
            if (item instanceof Json.Obj hash && !text(hash, "alg").isEmpty()) {
                hashes.putIfAbsent(text(hash, "alg"), text(hash, "content"));
            }
        }
        return hashes;
    }

    /** JSON wraps a licence once more than XML does. */
    private static List<String> licenses(Json.Obj component) {
        List<String> licenses = new ArrayList<>();
        for (Json item : items(component, "licenses")) {
            if (item instanceof Json.Text expression) {
                licenses.add(expression.value());
            } else if (item instanceof Json.Obj choice) {
                Json.Obj license = object(choice, "license").orElse(choice);
                List.of("id", "name", "expression", "content").stream()
                        .map(name -> text(license, name))
                        .filter(words -> !words.isEmpty())
                        .findFirst()
                        .ifPresent(licenses::add);
            }
        }
        return licenses;
    }

    private static List<Json> items(Json.Obj parent, String name) {
        return parent.members().getOrDefault(name, Json.NULL) instanceof Json.Array array ? array.items() : List.of();
    }

    private static Optional<Json.Obj> object(Json.Obj parent, String name) {
        return parent.members().getOrDefault(name, Json.NULL) instanceof Json.Obj object ? Optional.of(object) : Optional.empty();
    }

    private static String text(Json.Obj parent, String name) {
        return parent.members().getOrDefault(name, Json.NULL) instanceof Json.Text text ? text.value() : "";
    }
}
