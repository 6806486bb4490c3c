package dev.openbook.graph;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.GraphFacts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads ONNX files for facts, and for what makes them unsafe to open. Pure Java; never loads weights. A damaged file is a
 * finding, not an exception.
 *
 * <p>Thread-safe. One reading takes time in proportion to the number of nodes and tensors; stored numbers are stepped over. In memory stays
 * what becomes facts, and no tensor. Files of 2 GiB and more are read as well, although no engine opens them: protobuf ends there.
 */
public final class OnnxGraphReader {
    private static final String LFS_POINTER = "version https://git-lfs.github.com/spec/";

    private final GraphLimits limits;

    /** Reads within the given limits. */
    public OnnxGraphReader(GraphLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads one file.
     *
     * @param path of the graph within the model, with {@code /} between names
     * @param bytes the whole file
     * @param neighbours the model's other files, which tensors may refer to
     */
    public GraphReading read(String path, GraphBytes bytes, NeighbourFiles neighbours) {
        ExternalWeights external = new ExternalWeights(path, neighbours);
        try {
            Optional<Finding> other = notAGraph(path, bytes);
            if (other.isPresent()) {
                return new GraphReading(Optional.empty(), List.of(other.get()));
            }
            GraphFacts facts = new ModelWalk(external).read(path, new WireReader(bytes, limits));
            return new GraphReading(Optional.of(facts), external.findings());
        } catch (DamagedGraphException e) {
            return damaged(external, path + ", byte " + e.offset(), path + " " + e.getMessage());
        } catch (InternalError e) {
            // How the platform reports that a mapped file was made shorter.
            return damaged(external, path, path + " was cut while it was read.");
        }
    }

    private static GraphReading damaged(ExternalWeights external, String place, String message) {
        List<Finding> findings = new ArrayList<>(external.findings());
        findings.add(new Finding(
                "GRAPH_DAMAGED",
                Severity.ERROR,
                place,
                message,
                "Fetch the file again and compare its size and SHA-256 with the publisher's."));
        return new GraphReading(Optional.empty(), findings);
    }

    /** Two things that people often have where a graph should be. */
    private static Optional<Finding> notAGraph(String path, GraphBytes bytes) {
        if (bytes.size() == 0) {
            return Optional.of(new Finding(
                    "GRAPH_DAMAGED", Severity.ERROR, path, path + " is empty.", "Fetch the file again."));
        }
        byte[] head = new byte[(int) Math.min(bytes.size(), LFS_POINTER.length())];
        bytes.copy(0, head);
        if (new String(head, StandardCharsets.ISO_8859_1).equals(LFS_POINTER)) {
            return Optional.of(new Finding(
                    "GRAPH_NOT_FETCHED",
                    Severity.ERROR,
                    path,
                    path + " is a note by Git LFS that stands for the model; the model itself was never fetched.",
                    "Run \"git lfs pull\" in the folder, or download the file from the publisher."));
        }
        return Optional.empty();
    }
}
