package dev.openbook.model;

import java.util.List;

/**
 * How likely a text is to follow a prompt.
 *
 * @param logProbability sum over the tokens
 * @param tokens the text's tokens in order
 */
public record TextScore(double logProbability, List<TokenProbability> tokens) {
    /** Copies the list. */
    public TextScore {
        tokens = List.copyOf(tokens);
    }
}
