package dev.openbook.layout;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.ModelLayout;
import java.util.List;

/**
 * What reading a folder's arrangement came to.
 *
 * @param layout the arrangement
 * @param tasks what the configuration lets conclude that the model is for
 * @param findings what is wrong with the configuration
 */
public record LayoutReading(ModelLayout layout, Fact<List<String>> tasks, List<Finding> findings) {
    /** Copies the list. */
    public LayoutReading {
        findings = List.copyOf(findings);
    }
}
