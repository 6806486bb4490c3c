package dev.openbook.rules.logic;

/**
 * Something that a condition's author cannot have meant.
 *
 * @param kind what
 * @param line of the expression, counted from 1
 * @param offset within that line, in code points, counted from 0
 * @param part the part of the expression
 */
public record Flaw(Kind kind, int line, int offset, String part) {
    /** What can be wrong. */
    public enum Kind {
        /** It is true whatever the facts are. */
        ALWAYS,
        /** It is false whatever the facts are. */
        NEVER,
        /** Its parts cannot all be true. */
        CONTRADICTION,
        /** One of its parts stands there twice. */
        REPEATED
    }
}
