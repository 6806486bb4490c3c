package dev.openbook.model;

import java.util.List;

/**
 * The entities of one text, and the labels that they were made of.
 *
 * @param entities in the order of the text. They do not overlap, but for those of tokens that share a character: some tokenizers make
 *     a token of each byte of an emoji, and {@link EntityAggregation#SIMPLE} joins none of them
 * @param tokens every token that was read, in the order of the text, special ones left out; whatever the aggregation, each has
 *     its own label, {@code O} included
 * @param coverage how the text was read
 */
public record Tagging(List<Entity> entities, List<TaggedToken> tokens, Coverage coverage) {
    /** Copies the lists. */
    public Tagging {
        entities = List.copyOf(entities);
        tokens = List.copyOf(tokens);
    }
}
