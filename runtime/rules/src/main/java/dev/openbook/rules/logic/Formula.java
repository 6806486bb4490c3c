package dev.openbook.rules.logic;

import java.util.List;

/** A condition as logic sees it: negation stands at single statements only. Immutable. */
sealed interface Formula {

    /** The opposite. */
    Formula negated();

    /** How many formulas it consists of, itself among them. */
    default int size() {
        return switch (this) {
            case Truth ignored -> 1;
            case Said ignored -> 1;
            case All all -> 1 + all.parts().stream().mapToInt(Formula::size).sum();
            case Any any -> 1 + any.parts().stream().mapToInt(Formula::size).sum();
        };
    }

    /**
     * True or false whatever the facts are.
     *
     * @param value which
     */
    record Truth(boolean value) implements Formula {
        @Override
        public Formula negated() {
            return new Truth(!value);
        }
    }

    /**
     * A statement about facts, or its opposite.
     *
     * @param statement the statement
     * @param holds whether it is said to be so
     */
    record Said(Statement statement, boolean holds) implements Formula {
        @Override
        public Formula negated() {
            return new Said(statement, !holds);
        }
    }

    /**
     * All of several.
     *
     * @param parts the several
     */
    record All(List<Formula> parts) implements Formula {
        @Override
        public Formula negated() {
            return new Any(parts.stream().map(Formula::negated).toList());
        }
    }

    /**
     * At least one of several.
     *
     * @param parts the several
     */
    record Any(List<Formula> parts) implements Formula {
        @Override
        public Formula negated() {
            return new All(parts.stream().map(Formula::negated).toList());
        }
    }
}
