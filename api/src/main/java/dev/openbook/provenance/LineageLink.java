package dev.openbook.provenance;

import java.util.List;

/**
 * How one model was made from one other. A model that was made from several has a link for each of them.
 *
 * @param of identifier of the model that was made; empty for the model at hand, which need not have one
 * @param model identifier of the model that it was made from; unknown where the chain ends
 * @param relation how: {@code finetune}, {@code adapter}, {@code merge}, {@code quantized}, {@code converted}, or {@code
 *     trained} if it was made from no other model; a card may use other words
 * @param by who made it: an organisation or a person
 * @param license of the model that it was made from
 * @param steps what was done on the way, as far as files show it, first step first
 */
public record LineageLink(
        String of,
        Fact<String> model,
        Fact<String> relation,
        Fact<String> by,
        Fact<License> license,
        List<Fact<LineageStep>> steps) {
    /** Copies the list. */
    public LineageLink {
        steps = List.copyOf(steps);
    }

    /** A link of which nobody knows more than the two models and the relation. */
    public static LineageLink of(String of, Fact<String> model, Fact<String> relation) {
        return new LineageLink(
                of,
                model,
                relation,
                Fact.unknown("model", "Nobody says who made it."),
                Fact.unknown("model", "The licence of what it was made from is not known."),
                List.of());
    }

    /** How the link as a whole is known: as its relation is, or where nobody tells the relation, as its model is. */
    public Fact<String> weakest() {
        return relation.certainty() == Certainty.UNKNOWN ? model : relation;
    }

    /** The same with whoever made it. */
    public LineageLink withBy(Fact<String> maker) {
        return new LineageLink(of, model, relation, maker, license, steps);
    }

    /** The same with the licence of what it was made from. */
    public LineageLink withLicense(Fact<License> terms) {
        return new LineageLink(of, model, relation, by, terms, steps);
    }

    /** The same with what was done on the way. */
    public LineageLink withSteps(List<Fact<LineageStep>> done) {
        return new LineageLink(of, model, relation, by, license, done);
    }
}
