package dev.openbook.bom.internal.part;

import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import java.util.Locale;

/**
 * How one field of a part is known.
 *
 * @param field which, as one of ours names it
 * @param certainty how
 * @param evidence from where
 */
public record Evidenced(String field, Certainty certainty, Evidence evidence) {
    public static Evidenced of(String field, Fact<?> fact) {
        return new Evidenced(field, fact.certainty(), fact.evidence());
    }

    /** One sentence for people and programs. */
    public String sentence() {
        return certainty.name().toLowerCase(Locale.ROOT) + ", " + evidence.source() + ": " + evidence.reason();
    }
}
