package dev.openbook.rules.cost;

/**
 * What evaluating something takes at worst.
 *
 * @param steps of some 20 ns
 * @param cells of memory, each 8 bytes, that are held at one time beside the facts
 */
public record Work(double steps, double cells) {
    /** Nothing. */
    public static final Work NONE = new Work(0, 0);

    /** Both. */
    public Work plus(Work other) {
        return new Work(steps + other.steps, cells + other.cells);
    }

    /** The same several times. */
    public Work times(int count) {
        return new Work(steps * count, cells * count);
    }
}
