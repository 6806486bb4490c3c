package dev.openbook.onnx;

import java.util.OptionalInt;

/**
 * How a decoder is opened and run.
 *
 * @param graphs which graphs
 * @param contextLength how many tokens a sequence may have, as the model's configuration says
 * @param prefillChunk how many tokens of a prompt are read in one run. Larger ones need more memory and gain nothing: 256 was as
 *     fast as 1,024 with a quarter of the memory. Made smaller where a graph gives logits for every position and the vocabulary is
 *     large, so that they stay within 64 MiB
 * @param threads threads that work on one run; empty for what the publisher asks for, else up to 4 of this machine's
 *     processors. {@link OnnxSettings#intraOpThreads()} is for encoders. All runs share the session's threads: with those
 *     of the callers there are at most {@code threads + parallelRuns - 1}
 * @param cache how sequences keep what they read
 * @param published what the publisher's files ask for
 */
public record DecoderSettings(
        DecoderGraphs graphs,
        int contextLength,
        int prefillChunk,
        OptionalInt threads,
        CacheSettings cache,
        PublishedSessionOptions published) {
    /** What a graph is tried on when it is opened, and one more. */
    private static final int LEAST_CONTEXT = 4;

    private static final int USUAL_CHUNK = 256;
    private static final int MOST_CHUNK = 1 << 16;

    /** Checks the numbers. */
    public DecoderSettings {
        if (contextLength < LEAST_CONTEXT) {
            throw new IllegalArgumentException("A context of " + contextLength + " tokens was given; at least " + LEAST_CONTEXT
                    + " are needed.");
        }
        if (prefillChunk < 1 || prefillChunk > MOST_CHUNK) {
            throw new IllegalArgumentException(
                    "Chunks of " + prefillChunk + " tokens were asked for; allowed are 1 to " + MOST_CHUNK + ".");
        }
        threads.ifPresent(OnnxSettings::requireThreads);
    }

    /** One graph with the usual names, chunks of 256 tokens, up to 4 threads. */
    public static DecoderSettings of(String graph, int contextLength) {
        return of(DecoderGraphs.of(graph), contextLength);
    }

    /** Chunks of 256 tokens, up to 4 threads. */
    public static DecoderSettings of(DecoderGraphs graphs, int contextLength) {
        return new DecoderSettings(
                graphs,
                contextLength,
                USUAL_CHUNK,
                OptionalInt.empty(),
                CacheSettings.standard(),
                PublishedSessionOptions.none());
    }

    /** The same with other chunks. */
    public DecoderSettings withPrefillChunk(int prefillChunk) {
        return new DecoderSettings(graphs, contextLength, prefillChunk, threads, cache, published);
    }

    /** The same with a number of threads per run. */
    public DecoderSettings withThreads(int threads) {
        return new DecoderSettings(graphs, contextLength, prefillChunk, OptionalInt.of(threads), cache, published);
    }

    /** The same with other caches. */
    public DecoderSettings withCache(CacheSettings cache) {
        return new DecoderSettings(graphs, contextLength, prefillChunk, threads, cache, published);
    }

    /** The same with wishes of the publisher. */
    public DecoderSettings withPublished(PublishedSessionOptions published) {
        return new DecoderSettings(graphs, contextLength, prefillChunk, threads, cache, published);
    }
}
