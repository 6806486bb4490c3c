package dev.openbook.rule;

/** What a rule leads to, from harmless to strict. The strictest of several wins. */
public enum Outcome {
    /** Go on. */
    ALLOW,
    /** Go on, and keep a note. */
    AUDIT,
    /** Go on, and tell the user. */
    WARN,
    /** Go on with parts blacked out. */
    REDACT,
    /** A person has to look first. */
    REVIEW,
    /** No. */
    DENY;

    /** The stricter of two. */
    public Outcome stricter(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
