package dev.openbook.layout;

/** Bytes that are not JSON. Never leaves this package. */
final class InvalidJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String place;

    /**
     * A failure.
     *
     * @param place where, such as {@code " (line 3, column 7)"}; empty if unknown
     * @param cause what the parser said
     */
    InvalidJsonException(String place, Throwable cause) {
        super(cause);
        this.place = place;
    }

    String place() {
        return place;
    }
}
