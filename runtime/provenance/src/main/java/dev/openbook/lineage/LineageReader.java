package dev.openbook.lineage;

import dev.openbook.card.CardReader;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import java.util.function.Function;

/**
 * Follows a model's descent: what it says of itself, then what each ancestor says, as far as their cards are on this machine.
 *
 * <p>Thread-safe. Time and memory are bounded by the limits; nothing but small text files is read, nothing is fetched.
 */
public final class LineageReader {
    private final CardReader cards;
    private final Function<ModelRecord, Fact<License>> licenses;
    private final AncestorFiles ancestors;
    private final LineageLimits limits;

    /**
     * A reader.
     *
     * @param cards reads ancestors' cards
     * @param licenses tells the licence of an ancestor, which may have neither card nor files
     * @param ancestors finds ancestors
     * @param limits bounds
     */
    public LineageReader(
            CardReader cards, Function<ModelRecord, Fact<License>> licenses, AncestorFiles ancestors, LineageLimits limits) {
        this.cards = cards;
        this.licenses = licenses;
        this.ancestors = ancestors;
        this.limits = limits;
    }

    /** The descent of a model. */
    public LineageReading read(ModelRecord model) {
        return new DescentWalk(new Ancestors(cards, ancestors, limits.maxModels()), licenses, limits).walk(model);
    }
}
