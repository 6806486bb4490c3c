package dev.openbook.model;

/** What becomes of a text that has more tokens than a model reads at once. Nothing is ever cut without being asked for. */
public enum LongText {
    /** It is read in several windows, whose results are joined as the model's kind describes. The default everywhere. */
    WINDOWS,
    /** It is read as far as it fits. The result says how much that was; see {@link Coverage}. */
    TRUNCATE,
    /** It is not read: the call fails with {@code CONTEXT_OVERFLOW}. */
    REFUSE
}
