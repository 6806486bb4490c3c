package dev.openbook.onnx;

import java.util.List;

/**
 * What an opened decoder turned out to be, and how it is run.
 *
 * @param cacheMode how keys and values go from one run to the next
 * @param contextLength how many tokens a sequence may have
 * @param vocabulary how many tokens have a logit
 * @param prefillChunk how many tokens of a prompt are read in one run
 * @param lastLogitsOnly whether the graph gives logits for the last position of a run only
 * @param layers how many layers keep a cache
 * @param cacheBytesPerToken memory that a token takes in the caches, in bytes; {@link CacheMode#FEEDBACK} takes it twice
 * @param cacheType element type of the caches in lower case, such as {@code float16} or {@code bfloat16}
 * @param threads threads that work on one run
 * @param notices what the user should know: wishes of the publisher that were not honoured, slower ways that had to be taken
 */
public record DecoderFacts(
        CacheMode cacheMode,
        int contextLength,
        int vocabulary,
        int prefillChunk,
        boolean lastLogitsOnly,
        int layers,
        long cacheBytesPerToken,
        String cacheType,
        int threads,
        List<String> notices) {
    /** Copies the list. */
    public DecoderFacts {
        notices = List.copyOf(notices);
    }
}
