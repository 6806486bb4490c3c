package dev.openbook.provenance;

import java.util.List;

/**
 * A model's descent.
 *
 * @param links steps from this model back to its ancestors, nearest first; empty if nobody describes them
 */
public record Lineage(List<Fact<LineageLink>> links) {
    /** Of a model whose descent nobody describes. */
    public static final Lineage UNKNOWN = new Lineage(List.of());

    /** Copies the list. */
    public Lineage {
        links = List.copyOf(links);
    }
}
