package dev.openbook.provenance;

/** What is known of a model's signature. */
public enum SignatureVerdict {
    /** No signature lies beside the model. */
    UNSIGNED,
    /** A signature lies beside the model; it was not checked. */
    NOT_CHECKED,
    /** Somebody whom the caller trusts signed exactly these files. */
    VERIFIED,
    /** There is a signature, and it does not hold: for the signer, for the files, or because its own files are damaged. */
    FAILED,
    /** There is a signature of a kind that is not checked here; nothing is known. */
    UNSUPPORTED
}
