package dev.openbook.graph;

import java.util.OptionalLong;

/** The other files of a model, as far as a graph that refers to them is concerned. */
public interface NeighbourFiles {

    /** Size in bytes of a file of the model, by its path from the model's root; empty if there is none. */
    OptionalLong sizeIfPresent(String path);

    /** Whether the model's digest covers the path; weights in a file that nobody vouches for are not the model's. */
    default boolean covered(String path) {
        return true;
    }

    /** Whether the path is a link whose target an engine would have to follow, where links are not expected. */
    boolean linked(String path);
}
