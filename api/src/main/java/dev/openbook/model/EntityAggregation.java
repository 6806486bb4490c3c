package dev.openbook.model;

/**
 * How the labels of tokens become those of words before words are joined to entities; the names are those of transformers'
 * token-classification pipeline.
 */
public enum EntityAggregation {
    /** Tokens keep their own labels, so that an entity may begin or end within a word. */
    SIMPLE,
    /** A word has the label of its first token. */
    FIRST,
    /** A word has the label that is likeliest on average over its tokens. */
    AVERAGE,
    /** A word has the label of the token that is most certain of its own. */
    MAX
}
