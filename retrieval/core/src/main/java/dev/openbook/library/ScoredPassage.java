package dev.openbook.library;

import dev.openbook.document.Passage;

/**
 * A passage that one way of searching found.
 *
 * @param passage the passage
 * @param score that way's own score, higher is better
 */
public record ScoredPassage(Passage passage, double score) {}
