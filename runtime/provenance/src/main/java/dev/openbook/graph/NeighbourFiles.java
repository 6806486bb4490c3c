package dev.openbook.graph;

import java.util.OptionalLong;

/** The other files of a model, as far as a graph that refers to them is concerned. */
public interface NeighbourFiles {

    /** Size in bytes of a file of the model, by its path from the model's root; empty if there is none. */
    OptionalLong sizeIfPresent(String path);

    /** Whether the path is a link whose target an engine would have to follow, where links are not expected. */
    boolean linked(String path);
}
