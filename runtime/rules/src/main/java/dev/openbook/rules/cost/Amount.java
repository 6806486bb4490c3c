package dev.openbook.rules.cost;

/**
 * How much of something an expression takes.
 *
 * <p>All loops of one evaluation together make at most {@link WorstCase#MAX_ROUNDS} rounds, as the engine stops them then. So
 * loops take no more than that many of their most expensive round, however deep they are nested.
 *
 * @param once outside of loops
 * @param looped in all rounds of all loops, were they not stopped
 * @param round in the most expensive round, without the loops in it
 */
record Amount(double once, double looped, double round) {
    static final Amount NONE = of(0);

    static Amount of(double once) {
        return new Amount(once, 0, 0);
    }

    Amount plus(Amount other) {
        return new Amount(once + other.once, looped + other.looped, Math.max(round, other.round));
    }

    /** What a loop takes of which each round takes this. */
    Amount times(double rounds) {
        return new Amount(0, rounds * (once + looped), Math.max(once, round));
    }

    double total() {
        return once + Math.min(looped, WorstCase.MAX_ROUNDS * round);
    }
}
