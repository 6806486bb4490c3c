package dev.openbook.retrieve;

/**
 * What one way of searching said of a passage.
 *
 * @param rank its place there, from 1
 * @param score its raw score there: BM25, or the inner product of normalised vectors
 * @param share what it contributed to the fused score
 */
public record LegScore(int rank, double score, double share) {}
