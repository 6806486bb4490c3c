package dev.openbook.card;

/** Front matter that unfolds to more values, or nests deeper, than any card. Never leaves this package. */
final class TreeTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TreeTooLargeException() {
        super("front matter too large", null, false, false);
    }
}
