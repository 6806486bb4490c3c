package dev.openbook.retrieve;

/** How passages are found. */
public enum SearchMode {
    /** By words and by meaning, scores brought to one scale and added. */
    HYBRID,
    /** By words (BM25). */
    LEXICAL,
    /** By meaning (embeddings). */
    SEMANTIC
}
