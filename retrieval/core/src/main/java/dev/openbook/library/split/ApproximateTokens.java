package dev.openbook.library.split;

import java.util.function.ToIntFunction;

/**
 * Counts tokens where there is no model to count them: a word of up to eight letters or digits is one, a longer one counts
 * one more for every further eight; an ideograph and every other visible character is one. Of the order of what word-piece
 * vocabularies give for English. Adding up the counts of two texts gives the count of both with white space between.
 */
final class ApproximateTokens implements ToIntFunction<String> {
    private static final int LETTERS = 8;

    @Override
    public int applyAsInt(String text) {
        int tokens = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isIdeographic(c) || Character.isLowSurrogate(c)) {
                tokens++;
                run = 0;
            } else if (Character.isLetterOrDigit(c)) {
                tokens += run % LETTERS == 0 ? 1 : 0;
                run++;
            } else {
                tokens += Sentences.isSpace(c) || Character.isHighSurrogate(c) ? 0 : 1;
                run = 0;
            }
        }
        return tokens;
    }
}
