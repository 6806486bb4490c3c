package dev.openbook.text;

import java.util.List;

/**
 * A text, or two texts together, as tokens. All arrays and the list have one entry per token; the receiver owns them.
 *
 * @param ids numbers in the model's vocabulary
 * @param typeIds the segment that a token belongs to, 0 for a single text of most models
 * @param tokens the vocabulary's own spelling, such as {@code ##ing}
 * @param starts where each token begins in its text, in UTF-16 units; 0 for special tokens
 * @param ends where each token ends, exclusive, in UTF-16 units; 0 for special tokens
 * @param words which word of its text each token belongs to, as the tokenizer splits text before it makes tokens; counted from
 *     0, and -1 for special tokens
 * @param special whether the tokenizer added the token, so that it lies nowhere in a text
 */
@SuppressWarnings("ArrayRecordComponent") // the arrays that models take; equality is not asked of it
public record Tokenization(
        int[] ids, int[] typeIds, List<String> tokens, int[] starts, int[] ends, int[] words, boolean[] special) {}
