package dev.openbook.license;

import dev.openbook.provenance.MofComponent.Kind;
import java.util.Set;

/**
 * What the Model Openness Framework makes of a licence.
 *
 * @param open whether it is open
 * @param forTool whether the Model Openness Tool takes it to be: its list misnames one licence (PDDL-1.0) and so refuses it
 * @param suitable kinds of work that it was made for
 */
public record OpennessOfLicense(boolean open, boolean forTool, Set<Kind> suitable) {
    static final OpennessOfLicense UNKNOWN = new OpennessOfLicense(false, false, Set.of());

    /** Copies the set. */
    public OpennessOfLicense {
        suitable = Set.copyOf(suitable);
    }

    /** Whether it was made for this kind of work. */
    public boolean suits(Kind kind) {
        return suitable.contains(kind);
    }
}
