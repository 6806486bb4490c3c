package dev.openbook.bom.internal.listing;

import dev.openbook.bom.entry.ModelEntry;
import dev.openbook.bom.internal.address.Coordinates;
import dev.openbook.bom.internal.address.PackageUrl;
import dev.openbook.lineage.ModelName;
import java.util.List;

/**
 * The models that a bill lists, to recognise ancestors among them. A name such as {@code owner/name} without revision names any
 * revision that is listed; the first of them is taken.
 *
 * @param entries in order
 */
public record KnownModels(List<ModelEntry> entries) {
    /** Copies the list. */
    public KnownModels {
        entries = List.copyOf(entries);
    }

    /** The reference of a model by its place in the bill. */
    public static String reference(int index) {
        return "model-" + (index + 1);
    }

    /** The reference of the model of this name; empty if the bill does not list it. */
    public String reference(String model) {
        int index = index(model);
        return index < 0 ? "" : reference(index);
    }

    /** What the model of this name is called elsewhere. */
    Coordinates coordinates(String model) {
        int index = index(model);
        if (index >= 0) {
            return Coordinates.of(entries.get(index).provenance());
        }
        if (!ModelName.onHub(model)) {
            return Coordinates.named(model.isEmpty() ? "unknown" : model);
        }
        int slash = model.indexOf('/');
        String owner = model.substring(0, slash);
        String name = model.substring(slash + 1);
        return new Coordinates(owner, name, "", PackageUrl.huggingFace(owner, name, ""), "https://huggingface.co/" + model);
    }

    private int index(String model) {
        for (int i = 0; i < entries.size(); i++) {
            Coordinates listed = Coordinates.of(entries.get(i).provenance());
            if (listed.hubIdentifier().filter(model::equals).isPresent()
                    || entries.get(i).provenance().source().equals(model)) {
                return i;
            }
        }
        return -1;
    }
}
