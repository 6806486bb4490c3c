package dev.openbook.rules.trial;

/**
 * A set with one rule changed.
 *
 * @param rule its position in the set, from 0
 * @param change what was changed
 * @param noticed whether a test that passes on the set fails on this one
 */
public record Mutant(int rule, Change change, boolean noticed) {
    /** What is changed. */
    public enum Change {
        /** What is demanded becomes what is refused. */
        REQUIRE_NEGATED,
        /** The rule is asked where it was not, and not where it was. */
        WHEN_NEGATED,
        /** The rule is asked always. */
        WHEN_REMOVED,
        /** The next milder thing follows. */
        ACTION_WEAKENED
    }
}
