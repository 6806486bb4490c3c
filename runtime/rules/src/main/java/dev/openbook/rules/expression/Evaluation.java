package dev.openbook.rules.expression;

import java.util.List;

/** What came of evaluating an expression. Unknown is a result of its own. */
public sealed interface Evaluation {

    /** The expression and what it saw, in one line. */
    String explanation();

    /**
     * A part of the expression and the value that it had.
     *
     * @param text the part
     * @param value its value, shortened for reading
     * @param line of the expression, from 1
     * @param offset within that line, in code points, from 0
     */
    record Part(String text, String value, int line, int offset) {}

    /**
     * It has a value.
     *
     * @param value a text, number, truth value, list or map
     * @param explanation the expression and the facts that it saw
     * @param parts the clause that decided and the facts in it; empty if nobody asked to explain
     */
    record Value(Object value, String explanation, List<Part> parts) implements Evaluation {
        /** Copies the list. */
        public Value {
            parts = List.copyOf(parts);
        }

        /** Whether the value is the truth value true. */
        public boolean isTrue() {
            return Boolean.TRUE.equals(value);
        }
    }

    /**
     * It reads a fact that is unknown, and the fact decides.
     *
     * @param explanation which, and why it is unknown
     * @param facts which, by their paths, as far as they have one
     */
    record Unknown(String explanation, List<String> facts) implements Evaluation {
        /** Copies the list. */
        public Unknown {
            facts = List.copyOf(facts);
        }
    }

    /**
     * It cannot be computed.
     *
     * @param explanation why, such as a division by zero
     * @param unknown facts that it missed besides, by their paths
     */
    record Failed(String explanation, List<String> unknown) implements Evaluation {
        /** Copies the list. */
        public Failed {
            unknown = List.copyOf(unknown);
        }
    }
}
