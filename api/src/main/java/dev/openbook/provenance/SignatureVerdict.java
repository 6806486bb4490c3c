package dev.openbook.provenance;

/** What is known of a model's signature. */
public enum SignatureVerdict {
    /** No signature lies beside the model. */
    UNSIGNED,
    /** A signature lies beside the model; it was not checked. */
    NOT_CHECKED
}
