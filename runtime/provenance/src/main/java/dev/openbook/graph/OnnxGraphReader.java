package dev.openbook.graph;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.GraphFacts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads ONNX files for facts, and for what makes them unsafe to open. Pure Java; never loads weights. A damaged file is a
 * finding, not an exception.
 *
 * <p>Thread-safe. One reading takes time and memory in proportion to the number of nodes and tensors; stored numbers are
 * stepped over. A graph of 2 GiB or more cannot exist: protobuf ends there, and its weights lie in files beside it.
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
     * @param bytes the whole file; its position is left alone
     * @param neighbours the model's other files, which tensors may refer to
     */
    public GraphReading read(String path, ByteBuffer bytes, NeighbourFiles neighbours) {
        Optional<Finding> other = notAGraph(path, bytes);
        if (other.isPresent()) {
            return new GraphReading(Optional.empty(), List.of(other.get()));
        }
        ExternalWeights external = new ExternalWeights(path, neighbours);
        ModelWalk walk = new ModelWalk(external);
        try {
            GraphFacts facts = walk.read(path, new WireReader(bytes, limits));
            return new GraphReading(Optional.of(facts), external.findings());
        } catch (DamagedGraphException e) {
            List<Finding> findings = new ArrayList<>(external.findings());
            findings.add(new Finding(
                    "GRAPH_DAMAGED",
                    Severity.ERROR,
                    path + ", byte " + e.offset(),
                    path + " " + e.getMessage(),
                    "Fetch the file again and compare its size and SHA-256 with the publisher's."));
            return new GraphReading(Optional.empty(), findings);
        }
    }

    /** Two things that people often have where a graph should be. */
    private static Optional<Finding> notAGraph(String path, ByteBuffer bytes) {
        if (!bytes.hasRemaining()) {
            return Optional.of(new Finding(
                    "GRAPH_DAMAGED", Severity.ERROR, path, path + " is empty.", "Fetch the file again."));
        }
        byte[] head = new byte[Math.min(bytes.remaining(), LFS_POINTER.length())];
        bytes.get(bytes.position(), head);
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
