package dev.openbook.provenance;

/** How a fact is known, from claimed to checked. */
public enum Certainty {
    /** Somebody says so, in a card, a configuration or a record. */
    STATED,
    /** We counted or computed it from the bytes. */
    MEASURED,
    /** It was checked against something that its author cannot change, such as a signature by somebody trusted. */
    VERIFIED,
    /** It follows from other facts by a rule that is named in the evidence. */
    INFERRED,
    /** It is not known. */
    UNKNOWN
}
