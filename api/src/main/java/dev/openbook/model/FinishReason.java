package dev.openbook.model;

/** Why a model stopped writing. */
public enum FinishReason {
    /** It ended its turn. */
    STOP,
    /** A stop text was about to appear. */
    STOP_TEXT,
    /** The most tokens asked for are written. */
    MAX_TOKENS,
    /** Its window is full. */
    CONTEXT_FULL,
    /** The time limit passed. */
    TIME_LIMIT,
    /** Someone cancelled. */
    CANCELLED
}
