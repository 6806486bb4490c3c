package dev.openbook.model;

/** Why a model stopped writing. */
public enum FinishReason {
    /** It ended its turn. */
    STOP,
    /** A stop string was about to appear. */
    STOP_STRING,
    /** The most tokens asked for are written. */
    LENGTH,
    /** Its window is full. */
    CONTEXT_FULL,
    /** The time limit passed. */
    TIME_LIMIT,
    /** Someone cancelled. */
    CANCELLED,
    /** Rules withheld the text, or the rest of it. */
    WITHHELD
}
