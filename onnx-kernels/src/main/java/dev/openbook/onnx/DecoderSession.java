package dev.openbook.onnx;

import dev.openbook.failure.OpenbookException;

/**
 * An opened graph that writes text token by token, keeping keys and values of what it read in a cache.
 *
 * <pre>{@code
 * try (DecoderSession decoder = engine.openDecoder(content, DecoderSettings.of("model.onnx", 2_048));
 *      DecodingSequence sequence = decoder.newSequence(prompt.length + 100)) {
 *     FloatBuffer logits = sequence.append(prompt, cancellation);
 *     while (wanted) {
 *         logits = sequence.append(choose(logits), cancellation);
 *     }
 * }
 * }</pre>
 *
 * <p>Keys, values and logits may be of 32 or 16 bits (float16, bfloat16), as the graph declares them; callers see logits of 32.
 *
 * <p>Thread-safe and bounded: many sequences may be open, one thread each; at most {@link OnnxSettings#parallelRuns()} steps
 * or chunks of prompts run side by side, others wait in the order in which they came. Caches of all sequences together stay
 * within {@link CacheSettings#maxBytes()}. Whoever opened it closes it; closing waits for the steps that are under way, closes the
 * sequences, and closing again does nothing.
 */
public interface DecoderSession extends AutoCloseable {

    /** What the graph turned out to be, and how it is run. */
    DecoderFacts facts();

    /**
     * An empty sequence. Costs little until tokens come.
     *
     * @param expectedTokens how long it is likely to become, prompt included: memory for as many is taken with the first
     *     tokens, so that it need not grow. A sequence may become longer. 0 if unknown
     * @throws OpenbookException with {@code CLOSED} after closing, {@code BUSY} if there is no memory for it
     */
    DecodingSequence newSequence(int expectedTokens);

    /** Bytes of caches that open sequences hold now. */
    long cacheBytesInUse();

    @Override
    void close();
}
