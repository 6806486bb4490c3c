package dev.openbook.bom.published;

/** Bytes that are not such XML as a bill is written in; the message is the rest of a sentence that begins with the file's name. */
final class InvalidXmlException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidXmlException(String problem) {
        super(problem, null, false, false);
    }
}
