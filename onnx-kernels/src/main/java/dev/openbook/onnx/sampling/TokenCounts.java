package dev.openbook.onnx.sampling;

import java.util.Arrays;

/**
 * How often each token occurs in a stretch of the history. Counts anew each time, because that costs about a nanosecond per
 * token of the history, needs no memory of what was counted before, and so stays right when a history is cut or replaced.
 * Tokens outside the vocabulary are left out: they cannot be chosen.
 */
final class TokenCounts {
    private final int[] counts;
    private int[] distinct = new int[64];
    private int size;

    TokenCounts(int vocabularySize) {
        counts = new int[vocabularySize];
    }

    /** Counts the tokens from a place of the history to its end. */
    void count(TokenHistory history, int from) {
        for (int i = 0; i < size; i++) {
            counts[distinct[i]] = 0;
        }
        size = 0;
        for (int place = from; place < history.size(); place++) {
            int token = history.token(place);
            if (token >= 0 && token < counts.length && counts[token]++ == 0) {
                remember(token);
            }
        }
    }

    /** How many different tokens were counted. */
    int size() {
        return size;
    }

    /** One of them; they stand in the order in which they first occurred. */
    int token(int index) {
        return distinct[index];
    }

    /** How often it occurred. */
    int occurrences(int index) {
        return counts[distinct[index]];
    }

    private void remember(int token) {
        if (size == distinct.length) {
            distinct = Arrays.copyOf(distinct, 2 * size);
        }
        distinct[size++] = token;
    }
}
