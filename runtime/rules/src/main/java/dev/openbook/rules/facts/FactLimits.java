package dev.openbook.rules.facts;

/**
 * Bounds on facts, which come from untrusted files, people and models. What exceeds one is unknown to rules: a shortened text or list could
 * satisfy a rule that the whole one does not.
 */
public final class FactLimits {
    /** Longest text, in UTF-16 units. */
    public static final int MAX_TEXT = 4_096;
    /** Longest name, digest, path of a file and the like, in UTF-16 units. */
    public static final int MAX_SHORT_TEXT = 256;
    /** Longest name in a table, in UTF-16 units. */
    public static final int MAX_NAME = 256;
    /** Longest text of questions, passages and answers, in UTF-16 units: some 80 pages. */
    public static final int MAX_LONG_TEXT = 1 << 18;
    /** Most values in a list or a map; in a free value, such as an entry of a card's front matter, in all its parts together. */
    public static final int MAX_ITEMS = 1_000;
    /** Deepest nesting of free values. */
    public static final int MAX_DEPTH = 16;

    private FactLimits() {}
}
