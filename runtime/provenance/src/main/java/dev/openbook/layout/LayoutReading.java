package dev.openbook.layout;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.value.Json;
import java.util.List;
import java.util.Optional;

/**
 * What reading a folder's arrangement came to.
 *
 * @param layout the arrangement
 * @param tasks what the configuration lets conclude that the model is for
 * @param findings what is wrong with the configuration
 * @param config {@code config.json}, if there is one that can be read
 * @param genai {@code genai_config.json}, if there is one that can be read
 */
public record LayoutReading(
        ModelLayout layout, Fact<List<String>> tasks, List<Finding> findings, Optional<Json> config, Optional<Json> genai) {
    /** Copies the list. */
    public LayoutReading {
        findings = List.copyOf(findings);
    }
}
