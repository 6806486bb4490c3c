package dev.openbook.model;

/**
 * How well a passage answers a query.
 *
 * @param index the passage's place in the list that was given, from 0
 * @param score what the publisher of the model makes of the logit: mostly a probability between 0 and 1 (sigmoid), or the logit
 *     itself. The order of scores is that of logits; scores of different models cannot be compared
 * @param logit what the model gives: its one number; of two numbers, by how much that for relevant is larger than the other
 * @param coverage how the passage was read. The score is that of its best window
 */
public record PassageScore(int index, double score, double logit, Coverage coverage) {}
