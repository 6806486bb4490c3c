package dev.openbook.internal.encode;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.text.SpecialTokens;

/** Rows of single texts: some of their tokens, with the model's special tokens round them. Thread-safe. */
public final class TextRows {
    private final SpecialTokens special;
    private final int capacity;

    /**
     * Rows for a model.
     *
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if its tokenizer has no fixed frame; {@code MODEL_DAMAGED} if
     *     there is no room within it
     */
    public TextRows(OpenedEncoder encoder) {
        this.special = encoder.tokenizer().specialTokens();
        this.capacity = encoder.maxSequence() - special.count();
        if (capacity < 1) {
            throw new OpenbookException(
                    FailureCode.MODEL_DAMAGED,
                    "The model takes " + encoder.maxSequence() + " tokens at once, but its special tokens alone are "
                            + special.count() + ". Check model_max_length in its files.");
        }
    }

    /** Tokens of text that fit into one row. */
    public int capacity() {
        return capacity;
    }

    /** How many special tokens stand in front of a text. */
    public int before() {
        return special.before().length;
    }

    /**
     * A row.
     *
     * @param ids a text's tokens, special ones left out
     * @param range those that are read
     * @throws OpenbookException with {@code ARGUMENT_INVALID} if the row would be empty
     */
    public EncoderInput of(int[] ids, TokenRange range) {
        return of(ids, 0, range);
    }

    /**
     * A row that begins with tokens that all rows of the text have in common.
     *
     * @param ids the common tokens, and behind them a text's, special ones left out
     * @param common how many are common
     * @param range those of the text that are read, counted from the first behind the common ones
     * @throws OpenbookException with {@code ARGUMENT_INVALID} if the row would be empty
     */
    public EncoderInput of(int[] ids, int common, TokenRange range) {
        int before = special.before().length;
        int after = special.after().length;
        int[] row = new int[before + common + range.length() + after];
        if (row.length == 0) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "An empty text was given, and this model adds no special tokens, so there is nothing to read. Leave empty"
                            + " texts out.");
        }
        System.arraycopy(special.before(), 0, row, 0, before);
        System.arraycopy(ids, 0, row, before, common);
        System.arraycopy(ids, common + range.from(), row, before + common, range.length());
        System.arraycopy(special.after(), 0, row, row.length - after, after);
        return new EncoderInput(row, null);
    }
}
