package dev.openbook.onnx;

/** How keys and values go from one run of a graph to the next. */
public enum CacheMode {
    /**
     * The graph writes into the memory that it reads from ({@code GroupQueryAttention} allows it). Nothing is copied from
     * token to token; memory grows by doubling.
     */
    SHARED,
    /**
     * The graph writes the whole cache anew in each run, into memory that the next run reads. Twice the memory, and time that grows
     * with the length. Every graph with a cache can do this.
     */
    FEEDBACK
}
