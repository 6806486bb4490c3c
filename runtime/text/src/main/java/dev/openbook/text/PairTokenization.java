package dev.openbook.text;

import java.util.Arrays;

/**
 * Two texts as one row of tokens, as models that compare texts read them: special tokens, the first text, special tokens, the
 * second text, special tokens; some tokenizers put the second text first.
 *
 * @param tokens all tokens of the row; offsets and words are those within each text
 * @param firstStart where the tokens of the first text begin in the row
 * @param firstEnd where they end, exclusive; equal to {@code firstStart} if it has none
 * @param secondStart where the tokens of the second text begin in the row
 * @param secondEnd where they end, exclusive; equal to {@code secondStart} if it has none
 */
public record PairTokenization(Tokenization tokens, int firstStart, int firstEnd, int secondStart, int secondEnd) {

    /**
     * A row for a model.
     *
     * @param ids numbers in the vocabulary
     * @param typeIds the segment of each token
     */
    @SuppressWarnings("ArrayRecordComponent") // the arrays that models take; equality is not asked of it
    public record Row(int[] ids, int[] typeIds) {}

    /** How many tokens the first text has. */
    public int firstCount() {
        return firstEnd - firstStart;
    }

    /** How many tokens the second text has. */
    public int secondCount() {
        return secondEnd - secondStart;
    }

    /** How many tokens belong to neither text. */
    public int specialCount() {
        return tokens.ids().length - firstCount() - secondCount();
    }

    /**
     * The row with only some tokens of the first text, and all else as it is.
     *
     * @param from the first of them, counted from the first text's first token
     * @param to the last of them, exclusive
     */
    public Row firstWindow(int from, int to) {
        return window(firstStart, firstEnd, from, to);
    }

    /** The row with only some tokens of the second text, and all else as it is; see {@link #firstWindow(int, int)}. */
    public Row secondWindow(int from, int to) {
        return window(secondStart, secondEnd, from, to);
    }

    private Row window(int start, int end, int from, int to) {
        if (from < 0 || to < from || to > end - start) {
            throw new IllegalArgumentException(
                    "The tokens " + from + " to " + to + " of a text of " + (end - start) + " were asked for.");
        }
        return new Row(window(tokens.ids(), start, end, from, to), window(tokens.typeIds(), start, end, from, to));
    }

    private static int[] window(int[] row, int start, int end, int from, int to) {
        int[] kept = Arrays.copyOf(row, row.length - (end - start) + to - from);
        System.arraycopy(row, start + from, kept, start, to - from);
        System.arraycopy(row, end, kept, start + to - from, row.length - end);
        return kept;
    }
}
