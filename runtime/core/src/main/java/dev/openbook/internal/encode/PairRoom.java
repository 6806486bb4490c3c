package dev.openbook.internal.encode;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;

/**
 * How much of a row is left to one of two texts. The other text is never cut: if it leaves less than a quarter of the row, a
 * text that needs more is refused, because it would be read in a great many small pieces.
 *
 * @param capacity tokens of both texts that fit into a row
 */
public record PairRoom(int capacity) {
    private static final int SMALLEST_SHARE = 4;

    /**
     * For a model.
     *
     * @throws OpenbookException with {@code MODEL_DAMAGED} if there is no room at all
     */
    public static PairRoom of(OpenedEncoder encoder) {
        int special = encoder.tokenizer().encodePair("a", "a").specialCount();
        if (encoder.maxSequence() - special < 2) {
            throw new OpenbookException(
                    FailureCode.MODEL_DAMAGED,
                    "The model takes " + encoder.maxSequence() + " tokens at once, but its special tokens alone are " + special
                            + ". Check model_max_length in its files.");
        }
        return new PairRoom(encoder.maxSequence() - special);
    }

    /**
     * The room beside a text.
     *
     * @param kept tokens of the text that is never cut
     * @param needed tokens of the other
     * @param noun what the first text is, for messages
     * @throws OpenbookException with {@code CONTEXT_OVERFLOW} if it leaves too little
     */
    public int beside(int kept, int needed, String noun) {
        int room = capacity - kept;
        int least = Math.max(1, capacity / SMALLEST_SHARE);
        if (needed > room && room < least) {
            throw new OpenbookException(
                    FailureCode.CONTEXT_OVERFLOW,
                    "The " + noun + " has " + kept + " tokens; at most " + (capacity - least) + " leave room for a longer text"
                            + " beside it, as the model reads " + capacity + " at once. Shorten the " + noun + ".");
        }
        return room;
    }
}
