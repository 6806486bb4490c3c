package dev.openbook.lineage;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.License;
import dev.openbook.provenance.Lineage;
import java.util.List;

/**
 * Terms and descent of a model.
 *
 * @param license the licence that its publisher declares, or that its licence file holds
 * @param licenseTexts for each licence file the licence whose text it holds, or that it was not recognised
 * @param lineage what it was made from
 * @param findings what is odd about either, and where they do not fit together
 */
public record Descent(Fact<License> license, List<Fact<License>> licenseTexts, Lineage lineage, List<Finding> findings) {
    /** Copies the lists. */
    public Descent {
        licenseTexts = List.copyOf(licenseTexts);
        findings = List.copyOf(findings);
    }
}
