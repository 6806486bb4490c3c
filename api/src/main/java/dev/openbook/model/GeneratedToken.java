package dev.openbook.model;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A token that a model chose.
 *
 * @param index its place in the output, from 0
 * @param id number in the vocabulary
 * @param logProbability natural logarithm of its probability under the model itself, before any sampling option; empty
 *     unless asked for
 * @param alternatives the likeliest tokens at this place, likeliest first; empty unless asked for
 */
public record GeneratedToken(int index, int id, OptionalDouble logProbability, List<TokenProbability> alternatives) {
    /** Copies the list. */
    public GeneratedToken {
        alternatives = List.copyOf(alternatives);
    }
}
