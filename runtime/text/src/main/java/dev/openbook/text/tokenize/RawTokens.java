package dev.openbook.text.tokenize;

/**
 * A text's tokens as the native library gives them. Arrays have one entry per token.
 *
 * @param ids numbers in the vocabulary
 * @param typeIds which of two texts a token belongs to
 * @param special 1 for tokens that are not of the text
 * @param texts the vocabulary's own spelling
 * @param starts where each begins, counted in Unicode code points; 0 for special tokens
 * @param ends where each ends, exclusive, counted in Unicode code points; 0 for special tokens
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record RawTokens(long[] ids, long[] typeIds, long[] special, String[] texts, int[] starts, int[] ends) {

    /** Whether all arrays have one entry per token; a post-processor at odds with itself can make them differ. */
    public boolean isEven() {
        int count = ids.length;
        return typeIds.length == count
                && special.length == count
                && texts.length == count
                && starts.length == count
                && ends.length == count;
    }
}
