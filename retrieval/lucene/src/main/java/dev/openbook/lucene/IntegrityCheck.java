package dev.openbook.lucene;

/**
 * When opening reads every byte of an index and compares checksums. Without it, a damaged byte can go unnoticed and give
 * wrong results; with it, opening costs about 0.9 s per GB.
 */
public enum IntegrityCheck {
    /** Every index is checked. */
    ALWAYS,
    /** Indexes below 64 MiB are checked, which costs less than 60 ms. */
    WHEN_SMALL,
    /** No index is checked. */
    NEVER
}
