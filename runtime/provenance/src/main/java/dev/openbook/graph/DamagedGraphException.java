package dev.openbook.graph;

/** Stops the walk where the bytes cannot be an ONNX model. Never leaves this package: the reader turns it into a finding. */
final class DamagedGraphException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long offset;

    /**
     * A stop.
     *
     * @param offset where, in bytes from the start of the file
     * @param message what is wrong, as the rest of a sentence that begins with the file's name
     */
    DamagedGraphException(long offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
    }

    long offset() {
        return offset;
    }
}
