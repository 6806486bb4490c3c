package dev.openbook.onnx;

import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import java.nio.FloatBuffer;

/**
 * A text that a decoder is reading and writing: the tokens so far, as keys and values in a cache.
 *
 * <p>One thread at a time. Whoever opened it closes it; its memory goes back to its session for the next one.
 *
 * <p>Where a method fails or is cancelled, the sequence stays usable: {@link #length()} says how many tokens it holds. Tokens
 * are read in chunks ({@link DecoderFacts#prefillChunk()}); a chunk is in the cache as a whole or not at all.
 *
 * <p>All methods that read tokens throw {@link OpenbookException} with {@code CONTEXT_OVERFLOW} if there would be more
 * tokens than {@link DecoderFacts#contextLength()} (nothing is read then), {@code BUSY} if other sequences hold the memory that this one
 * would need, {@code CANCELLED} if cancelled or the thread is interrupted while it waits for its turn, {@code
 * ARGUMENT_INVALID} if there is no token or a negative one, {@code MODEL_DAMAGED} if the graph has no entry for a token, {@code
 * ENGINE_FAILED}, {@code CLOSED} after closing.
 */
public interface DecodingSequence extends AutoCloseable {

    /** How many tokens it holds. */
    int length();

    /**
     * Reads one token more.
     *
     * @return logits of the token that would follow: direct memory, from position 0 to the size of the vocabulary, free to be
     *     written to; valid until the next call on this sequence
     */
    FloatBuffer append(int token, Cancellation cancellation);

    /**
     * Reads tokens, chunk by chunk.
     *
     * @param tokens at least one
     * @return logits of the token that would follow the last; see {@link #append(int, Cancellation)}
     */
    FloatBuffer append(int[] tokens, Cancellation cancellation);

    /**
     * Reads tokens and gives the logits after each of them: what scoring a text, or verifying drafted tokens, needs. Costs
     * as much as {@link #append(int[], Cancellation)} where the graph gives the logits of all positions, a step per token where it gives
     * only the last ({@link DecoderFacts#lastLogitsOnly()}).
     *
     * @param tokens at least one
     */
    void append(int[] tokens, LogitsListener listener, Cancellation cancellation);

    /**
     * Forgets all tokens from the given length on, so that others may follow. Costs nothing in shared caches, a copy of the
     * rest in others. The logits last given are void afterwards: to have them again, forget one token more and append it.
     *
     * @param length 0 to {@link #length()}
     * @throws OpenbookException with {@code ARGUMENT_INVALID} for another length, {@code CLOSED} after closing
     */
    void truncate(int length);

    @Override
    void close();
}
