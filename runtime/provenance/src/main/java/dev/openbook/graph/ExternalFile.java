package dev.openbook.graph;

import java.util.OptionalLong;

/**
 * What a reference to weights outside comes to in the model at hand.
 *
 * @param location the reference as text
 * @param path of the file from the model's root
 * @param size of the file in bytes; 0 if there is a problem
 * @param code of the finding, if there is a problem
 * @param problem why the file must not be used, as the rest of a sentence that begins with the graph's name; empty if it may
 */
record ExternalFile(ExternalLocation location, String path, long size, String code, String problem) {

    static ExternalFile of(ExternalLocation location, String graph, NeighbourFiles neighbours) {
        if (location.problem().isPresent()) {
            return new ExternalFile(location, "", 0, location.code(), location.problem().get());
        }
        String path = location.besides(graph);
        OptionalLong size = neighbours.sizeIfPresent(path);
        if (!neighbours.covered(path)) {
            return refused(location, path, "EXTERNAL_DATA_UNCOVERED", "which no signature, lock or bill of a model vouches for");
        }
        if (neighbours.linked(path)) {
            return refused(location, path, "EXTERNAL_DATA_LINK", "which is a link to another file");
        }
        return size.isPresent()
                ? new ExternalFile(location, path, size.getAsLong(), "", "")
                : refused(location, path, "EXTERNAL_DATA_MISSING", "which is not here");
    }

    private static ExternalFile refused(ExternalLocation location, String path, String code, String reason) {
        return new ExternalFile(location, path, 0, code, "takes weights from " + ExternalLocation.shown(path) + ", " + reason);
    }
}
