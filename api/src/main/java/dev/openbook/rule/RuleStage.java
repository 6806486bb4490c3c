package dev.openbook.rule;

/** When rules are asked. */
public enum RuleStage {
    /** Before a model opens. */
    ADMISSION,
    /** Before a model or a library is asked something. */
    REQUEST,
    /** Before a passage of a document is read. */
    RETRIEVAL,
    /** Before an answer leaves. */
    RESPONSE,
    /** When the application asks about facts of its own. */
    BUSINESS
}
