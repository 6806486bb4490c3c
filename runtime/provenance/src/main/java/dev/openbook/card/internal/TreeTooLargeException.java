package dev.openbook.card.internal;

/** A document that unfolds to more values, or nests deeper, than any card or record. Never leaves this module. */
public final class TreeTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure. */
    public TreeTooLargeException() {
        super("YAML too large", null, false, false);
    }
}
