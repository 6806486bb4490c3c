package dev.openbook.bom.completeness;

import java.util.Locale;

/** Who could say what a bill of materials does not. */
public enum BomSupplier {
    /** Whoever makes the bill. */
    AUTHOR("Whoever makes the bill can say it."),
    /** Whoever publishes the model. */
    PUBLISHER("The model's publisher can say it in the model's card, or by publishing it where versions and owners are known;"
            + " supplier and date you can state yourself."),
    /** Whoever publishes a data set. */
    DATA_PUBLISHER("The publisher of the data can say it in a card of the data set beside the model."),
    /** Whoever signs. */
    SIGNER("Whoever vouches for the bill can sign it as a file: openbook sign."),
    /** Whoever runs the model in an application. */
    APPLICATION("Whoever runs the application can add it; nothing beside a model tells it.");

    private final String remedy;

    BomSupplier(String remedy) {
        this.remedy = remedy;
    }

    /** The word for it in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What to do, as one sentence. */
    public String remedy() {
        return remedy;
    }
}
