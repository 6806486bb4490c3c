package dev.openbook.rules.cost;

import java.util.Locale;
import java.util.Optional;

/**
 * What all expressions of one rule set may take together, when it is loaded and whenever it is asked. Counts work and never
 * time, so that a set is accepted on every machine or on none. Not thread-safe; lives while one set is checked.
 */
public final class Budget {
    /** Most steps of one question to a set, over the largest facts there can be: about a second. A usual set takes thousands. */
    public static final double MAX_STEPS = 5e7;
    /** Most cells of memory that one question to a set holds: 64 MiB, were all its values kept. */
    public static final double MAX_CELLS = 1 << 23;
    /** Most expressions of a set. */
    public static final int MAX_EXPRESSIONS = 3_000;
    /** Most characters of all expressions of a set together. */
    public static final int MAX_CHARACTERS = 200_000;

    /** An expression that does not hold is evaluated once more, to say why. */
    private static final int EVALUATIONS = 2;

    private Work spent = Work.NONE;
    private int expressions;
    private int characters;

    /** Takes an expression's text in; if it is too much, says so, once. */
    public Optional<String> read(int length) {
        boolean spent = isExhausted();
        expressions++;
        characters += length;
        if (spent || !isExhausted()) {
            return Optional.empty();
        }
        return Optional.of("The rule set has more than " + count(MAX_EXPRESSIONS) + " expressions, or they have more than "
                + count(MAX_CHARACTERS) + " characters together. Split it into several rule sets.");
    }

    /** Whether texts can still be taken in. */
    public boolean isExhausted() {
        return expressions > MAX_EXPRESSIONS || characters > MAX_CHARACTERS;
    }

    /** Takes the work of an expression in; if it is too much, says so and does not count it. */
    public Optional<String> spend(Work work) {
        Work all = spent.plus(work.times(EVALUATIONS));
        if (all.steps() <= MAX_STEPS && all.cells() <= MAX_CELLS) {
            spent = all;
            return Optional.empty();
        }
        boolean time = all.steps() > MAX_STEPS;
        double mine = EVALUATIONS * (time ? work.steps() : work.cells());
        double most = time ? MAX_STEPS : MAX_CELLS;
        String amount = mine < 1e12 ? "up to " + count(mine) : "more than a million million";
        return Optional.of((time ? "could take too long on large facts" : "could grow too large on large facts")
                + (mine <= most ? ", together with the expressions above it" : "") + ": " + amount
                + (time ? " steps" : " cells of memory") + ", of " + count(most) + " for a whole rule set.");
    }

    private static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
