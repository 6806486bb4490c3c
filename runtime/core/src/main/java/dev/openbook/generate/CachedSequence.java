package dev.openbook.generate;

import dev.openbook.model.Cancellation;
import dev.openbook.onnx.DecodingSequence;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * A sequence of tokens in the model's cache, and which tokens they are: what a prompt has in common with them need not be read
 * again. One thread at a time; whoever made it closes it.
 */
final class CachedSequence implements AutoCloseable {
    private final DecodingSequence sequence;
    private int[] tokens = new int[64];

    CachedSequence(DecodingSequence sequence) {
        this.sequence = sequence;
    }

    int length() {
        return sequence.length();
    }

    /**
     * Forgets all but what a prompt begins with. The prompt's last token is always read anew: its logits are needed.
     *
     * @return how many of the prompt's tokens are in the cache
     */
    int keepBeginningOf(int[] prompt) {
        int most = Math.min(sequence.length(), prompt.length - 1);
        int different = Arrays.mismatch(tokens, 0, most, prompt, 0, most);
        int kept = different < 0 ? most : different;
        sequence.truncate(kept);
        return kept;
    }

    /** Reads some tokens of a prompt; see {@link DecodingSequence#append(int[], Cancellation)}. */
    FloatBuffer read(int[] prompt, int from, int to, Cancellation cancellation) {
        int length = sequence.length();
        int[] next = Arrays.copyOfRange(prompt, from, to);
        requireRoom(length + next.length);
        System.arraycopy(next, 0, tokens, length, next.length);
        return sequence.append(next, cancellation);
    }

    /** Reads one token more; see {@link DecodingSequence#append(int, Cancellation)}. */
    FloatBuffer read(int token, Cancellation cancellation) {
        int length = sequence.length();
        requireRoom(length + 1);
        tokens[length] = token;
        return sequence.append(token, cancellation);
    }

    private void requireRoom(int length) {
        if (tokens.length < length) {
            tokens = Arrays.copyOf(tokens, Math.max(2 * tokens.length, length));
        }
    }

    @Override
    public void close() {
        sequence.close();
    }
}
