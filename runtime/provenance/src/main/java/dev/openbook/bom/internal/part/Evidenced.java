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
    /** The place of what whoever makes a bill states. */
    private static final String CALLER = "caller";

    /** A field that whoever makes the bill fills. */
    public static Evidenced byCaller(String field) {
        return new Evidenced(field, Certainty.STATED, new Evidence(CALLER, "Whoever made this bill says so."));
    }

    /** A field as a fact has it. */
    public static Evidenced of(String field, Fact<?> fact) {
        return new Evidenced(field, fact.certainty(), fact.evidence());
    }

    /** Whether it is the word of whoever makes the bill. */
    public boolean byCaller() {
        return certainty == Certainty.STATED && evidence.source().equals(CALLER);
    }

    /** One sentence for people and programs. */
    public String sentence() {
        return certainty.name().toLowerCase(Locale.ROOT) + ", " + evidence.source() + ": " + evidence.reason();
    }
}
