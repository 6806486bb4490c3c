package dev.openbook.model;

/**
 * How much of a text a model read, and in how many pieces.
 *
 * @param tokens how many tokens the text has for the model, special ones left out
 * @param tokensRead how many of them were read: all, unless the caller asked for {@link LongText#TRUNCATE}
 * @param windows in how many pieces: 1 unless the text was longer than the model reads at once
 */
public record Coverage(int tokens, int tokensRead, int windows) {

    /** Whether all of the text was read. */
    public boolean complete() {
        return tokensRead == tokens;
    }
}
