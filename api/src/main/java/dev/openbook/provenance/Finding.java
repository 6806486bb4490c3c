package dev.openbook.provenance;

/**
 * Something noticed while a model was inspected. A value, not an exception: rules decide what follows from it.
 *
 * @param code stable identifier in upper case, such as {@code EXTERNAL_DATA_OUTSIDE}
 * @param severity how bad
 * @param place the file or the spot within it
 * @param message what was found, as one sentence
 * @param remedy what to do about it, as one sentence
 */
public record Finding(String code, Severity severity, String place, String message, String remedy) {

    /** How bad a finding is. */
    public enum Severity {
        /** Worth knowing. */
        INFO,
        /** Somebody should look. */
        WARNING,
        /** The model must not be opened: bytes are damaged or reach outside. */
        ERROR
    }
}
