package dev.openbook.mof;

import dev.openbook.provenance.MofComponent;
import java.util.Optional;

/**
 * A component that a release contains, as its record says.
 *
 * @param component which
 * @param description what it is; may be empty
 * @param license its licence; nothing if that of the release counts, and the empty text or {@code unlicensed} if it has none
 * @param licensePath where its licence's text lies; may be empty
 * @param componentPath where it lies; may be empty
 */
public record MofEntry(
        MofComponent component, String description, Optional<String> license, String licensePath, String componentPath) {}
