package dev.openbook.bom.entry;

import dev.openbook.provenance.ModelProvenance;
import java.time.Instant;
import java.util.Optional;

/**
 * A model to be listed, with what only the caller can know of it.
 *
 * @param provenance what inspection found
 * @param architecture what its configuration says
 * @param supplier who hands it out, in the caller's words; empty to take the owner of its repository, if it comes from the hub
 * @param releasedAt when it was published; empty if the caller does not know
 */
public record ModelEntry(
        ModelProvenance provenance, ModelArchitecture architecture, Optional<Party> supplier, Optional<Instant> releasedAt) {

    /** A model of which the caller knows nothing more. */
    public static ModelEntry of(ModelProvenance provenance, ModelArchitecture architecture) {
        return new ModelEntry(provenance, architecture, Optional.empty(), Optional.empty());
    }

    /** The same, handed out by these. */
    public ModelEntry suppliedBy(Party others) {
        return new ModelEntry(provenance, architecture, Optional.of(others), releasedAt);
    }

    /** The same, published then; written to the second. */
    public ModelEntry releasedAt(Instant moment) {
        return new ModelEntry(provenance, architecture, supplier, Optional.of(moment));
    }
}
