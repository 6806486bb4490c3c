package dev.openbook.text.tokenize;

/**
 * The tokens of a text, or of two texts together, as the native library gives them. Arrays have one entry per token.
 *
 * @param ids numbers in the vocabulary
 * @param typeIds the segment that a token belongs to
 * @param special 1 for tokens that are not of a text
 * @param texts the vocabulary's own spelling
 * @param starts where each begins in its text, counted in Unicode code points; 0 for special tokens
 * @param ends where each ends, exclusive, counted in Unicode code points; 0 for special tokens
 * @param words which word of its text each belongs to, counted from 0; -1 for special tokens
 * @param sequences which of two texts each belongs to, 0 or 1; -1 for special tokens
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record RawTokens(
        long[] ids,
        long[] typeIds,
        long[] special,
        String[] texts,
        int[] starts,
        int[] ends,
        long[] words,
        long[] sequences) {

    /** Whether all arrays have one entry per token; a post-processor at odds with itself can make them differ. */
    public boolean isEven() {
        int count = ids.length;
        return typeIds.length == count
                && special.length == count
                && texts.length == count
                && starts.length == count
                && ends.length == count
                && words.length == count
                && sequences.length == count;
    }
}
