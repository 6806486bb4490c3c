package dev.openbook.bom;

import dev.openbook.provenance.LineageLink;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The models that a bill lists, to recognise ancestors among them. A name such as {@code owner/name} without revision names any
 * revision that is listed; the first of them is taken.
 *
 * @param entries in order
 */
record KnownModels(List<ModelEntry> entries) {
    private static final Pattern HUB = Pattern.compile("([\\w.-]+)/([\\w.-]+)");

    /** Copies the list. */
    KnownModels {
        entries = List.copyOf(entries);
    }

    /** The reference of a model by its place in the bill. */
    static String reference(int index) {
        return "model-" + (index + 1);
    }

    Ancestor ancestor(LineageLink link) {
        for (int i = 0; i < entries.size(); i++) {
            Coordinates listed = ModelPart.coordinates(entries.get(i).provenance());
            if (listed.hubIdentifier().filter(link.model()::equals).isPresent()
                    || entries.get(i).provenance().source().equals(link.model())) {
                return new Ancestor(listed, link.relation(), reference(i));
            }
        }
        Matcher hub = HUB.matcher(link.model());
        Coordinates coordinates = hub.matches()
                ? new Coordinates(
                        hub.group(1), hub.group(2), "", PackageUrl.huggingFace(hub.group(1), hub.group(2), ""),
                        "https://huggingface.co/" + link.model())
                : Coordinates.named(link.model().isEmpty() ? "unknown" : link.model());
        return new Ancestor(coordinates, link.relation(), "");
    }
}
