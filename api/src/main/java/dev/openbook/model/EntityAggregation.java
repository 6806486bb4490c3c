package dev.openbook.model;

/**
 * How the labels of tokens become those of words before words are joined to entities; the names are those of transformers'
 * token-classification pipeline.
 *
 * <p>What a word is says the model's tokenizer: a piece of text that it parts from others before it makes tokens, never with white
 * space within. So a full stop is a word of its own in models like BERT and RoBERTa, and belongs to the word before it in models
 * with SentencePiece. (transformers does so for models like BERT only; for all others it guesses words by the spaces between tokens.)
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
