package dev.openbook.rules.expression;

/** What an expression is for, which decides what it may do. */
public enum Purpose {
    /** Decides something: must be true or false, and joins no texts. */
    CONDITION,
    /** Says something to people: must be a text. */
    MESSAGE,
    /** Has a value of any type, and joins no texts. */
    VALUE
}
