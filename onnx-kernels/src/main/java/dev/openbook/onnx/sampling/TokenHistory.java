package dev.openbook.onnx.sampling;

import java.util.Arrays;

/**
 * The tokens that a model has read and written so far: a prompt, then the output. Grows by doubling; one token costs four
 * bytes. Not thread-safe: it belongs to one generation.
 */
public final class TokenHistory {
    private final int promptSize;
    private int[] tokens;
    private int size;

    private TokenHistory(int[] prompt) {
        promptSize = prompt.length;
        size = prompt.length;
        tokens = Arrays.copyOf(prompt, prompt.length + 64);
    }

    /** A prompt that nothing follows yet. */
    public static TokenHistory ofPrompt(int... prompt) {
        return new TokenHistory(prompt);
    }

    /** Adds a token to the output. */
    public void append(int token) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * size);
        }
        tokens[size++] = token;
    }

    /** How many tokens there are, prompt and output together. */
    public int size() {
        return size;
    }

    /** How many of them are the prompt's. */
    public int promptSize() {
        return promptSize;
    }

    /** A token by its place, from 0; the output starts at {@link #promptSize()}. */
    public int token(int place) {
        if (place < 0 || place >= size) {
            throw new IndexOutOfBoundsException("Token " + place + " of " + size + ".");
        }
        return tokens[place];
    }
}
