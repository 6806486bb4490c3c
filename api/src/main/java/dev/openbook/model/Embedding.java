package dev.openbook.model;

/**
 * The embedding of one text.
 *
 * @param vector its coordinates; owned by the receiver, shared with nobody
 * @param tokens how many tokens the text has, special ones left out
 * @param windows how many windows of the model the text filled: 1 unless it was longer than one, in which case the vector
 *     is the mean over the windows, weighted by tokens, normalised again if the model normalises
 */
@SuppressWarnings("ArrayRecordComponent") // a float[] is what every vector library takes; equality is not asked of it
public record Embedding(float[] vector, int tokens, int windows) {}
