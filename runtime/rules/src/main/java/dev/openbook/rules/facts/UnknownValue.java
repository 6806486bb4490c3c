package dev.openbook.rules.facts;

/** Stands in a table for a value that is unknown, or exceeds {@link FactLimits}, beside a name that is known. */
public enum UnknownValue {
    /** The only one. */
    UNKNOWN
}
