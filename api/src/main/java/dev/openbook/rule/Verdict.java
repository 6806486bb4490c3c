package dev.openbook.rule;

/** What came of asking one rule, before what follows from it. */
public enum Verdict {
    /** Its condition for being asked did not hold. */
    NOT_APPLICABLE,
    /** What it demands is so. */
    HOLDS,
    /** What it demands is not so. */
    VIOLATED,
    /** A fact that decides is unknown. */
    UNDECIDED,
    /** It could not be computed, as when it divides by zero. */
    FAILED
}
