package dev.openbook.rules.logic;

/** Something that is so or not so. Two that are equal say the same. */
sealed interface Statement {

    /** The part of an expression that it is about. */
    String subject();

    /**
     * What nothing more is known of.
     *
     * @param subject as an expression
     */
    record Plain(String subject) implements Statement {}

    /**
     * A comparison with a value that is written out.
     *
     * @param subject what is compared, as an expression
     * @param relation how
     * @param value a String or a Double
     */
    record Compared(String subject, Relation relation, Object value) implements Statement {

        /** Whether it is so if the subject has a value; texts are only ever equal or not. */
        boolean isSo(Object of) {
            if (of instanceof Double number && value instanceof Double bound) {
                return switch (relation) {
                    case EQUAL -> number.equals(bound);
                    case LESS -> number < bound;
                    case AT_MOST -> number <= bound;
                };
            }
            return relation == Relation.EQUAL && of.equals(value);
        }
    }

    /** How something is compared; the other relations are opposites of these. */
    enum Relation {
        EQUAL,
        LESS,
        AT_MOST
    }
}
