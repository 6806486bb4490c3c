package dev.openbook.lineage;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Lineage;
import java.util.List;

/**
 * What following a model's descent came to.
 *
 * @param lineage the descent
 * @param findings what is odd about it
 */
public record LineageReading(Lineage lineage, List<Finding> findings) {
    /** Copies the list. */
    public LineageReading {
        findings = List.copyOf(findings);
    }
}
