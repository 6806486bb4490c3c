package dev.openbook.rule;

/** Whether what a rule set decides counts. */
public enum RuleMode {
    /** It counts. */
    ENFORCE,
    /** It becomes a warning at most. */
    REPORT,
    /** It is recorded beside what the other sets decide, and changes nothing: for trying rules out. */
    SHADOW
}
