package dev.openbook.rule;

/** What a lock file says of a model. */
public enum LockState {
    /** No lock file is in use. */
    NOT_USED,
    /** It is listed, and is what was listed. */
    LISTED,
    /** It is not listed. */
    NOT_LISTED
}
