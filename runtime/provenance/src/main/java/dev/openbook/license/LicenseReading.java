package dev.openbook.license;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.License;
import java.util.List;

/**
 * What is known of the terms of a model.
 *
 * @param license the licence of the model: stated by its card, or concluded from its licence file
 * @param texts for each licence file the licence whose text it holds, or that it was not recognised
 * @param findings what users of the model should know about its terms
 */
public record LicenseReading(Fact<License> license, List<Fact<License>> texts, List<Finding> findings) {
    /** Copies the lists. */
    public LicenseReading {
        texts = List.copyOf(texts);
        findings = List.copyOf(findings);
    }
}
