package dev.openbook.rules.expression;

/** What came of evaluating an expression. Unknown is a result of its own. */
public sealed interface Evaluation {

    /** The expression and what it saw, in one line. */
    String explanation();

    /**
     * It has a value.
     *
     * @param value a text, number, truth value, list or map
     * @param explanation the expression and the facts that it saw
     */
    record Value(Object value, String explanation) implements Evaluation {
        /** Whether the value is the truth value true. */
        public boolean isTrue() {
            return Boolean.TRUE.equals(value);
        }
    }

    /**
     * It reads a fact that is unknown, and the fact decides.
     *
     * @param explanation which, and why it is unknown
     */
    record Unknown(String explanation) implements Evaluation {}

    /**
     * It cannot be computed.
     *
     * @param explanation why, such as a division by zero
     */
    record Failed(String explanation) implements Evaluation {}
}
