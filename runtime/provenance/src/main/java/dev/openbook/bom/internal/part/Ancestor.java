package dev.openbook.bom.internal.part;

import dev.openbook.bom.internal.address.Coordinates;
import dev.openbook.provenance.License;
import java.util.List;
import java.util.Optional;

/**
 * A model that another one was made from.
 *
 * @param identifier what the descent calls it
 * @param coordinates what it is called elsewhere
 * @param relation how the one came from the other, in a word; {@code unknown} if nobody says
 * @param by who made the one from the other
 * @param license of the ancestor
 * @param steps what was done on the way, each in a few words
 * @param reference of the ancestor if this bill lists it too; empty if it does not
 * @param ancestors what the ancestor was made from; empty where the chain ends and where it comes by a model again
 */
public record Ancestor(
        String identifier,
        Coordinates coordinates,
        String relation,
        Optional<String> by,
        Optional<License> license,
        List<String> steps,
        String reference,
        List<Ancestor> ancestors) {}
