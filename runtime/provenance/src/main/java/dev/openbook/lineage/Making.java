package dev.openbook.lineage;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.LineageStep;
import java.util.List;

/**
 * How one model was made, as far as its own files tell.
 *
 * @param parents what it was made from; empty if nothing is named
 * @param origin where no parent is named: {@code trained}, what was done to a parent that nobody names, or unknown
 * @param missing why no parent is named
 * @param by who made it
 * @param steps what was done, first step first
 */
record Making(
        List<Parent> parents,
        Fact<String> origin,
        Fact<String> missing,
        Fact<String> by,
        List<Fact<LineageStep>> steps) {

    /** Of a model of which nobody tells anything. */
    static Making unknown(String reason, String place) {
        Fact<String> unknown = Fact.unknown(place, reason);
        return new Making(List.of(), unknown, unknown, unknown, List.of());
    }

    /** Whether files tell anything at all. */
    boolean known() {
        return !parents.isEmpty() || origin.known().isPresent() || by.known().isPresent() || !steps.isEmpty();
    }
}
