package dev.openbook.graph;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.GraphFacts;
import java.util.List;
import java.util.Optional;

/**
 * What reading one ONNX file came to.
 *
 * @param facts what the graph says of itself; empty if its bytes are damaged
 * @param findings damage, and references to files outside that are not safe to follow
 */
public record GraphReading(Optional<GraphFacts> facts, List<Finding> findings) {
    /** Copies the list. */
    public GraphReading {
        findings = List.copyOf(findings);
    }
}
