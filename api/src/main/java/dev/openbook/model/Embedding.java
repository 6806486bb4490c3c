package dev.openbook.model;

/**
 * The embedding of one text.
 *
 * @param vector its coordinates; owned by the receiver, shared with nobody
 * @param coverage how much of the text the vector stands for. With several windows it is the mean over them, weighted by tokens,
 *     normalised again if the model normalises
 */
@SuppressWarnings("ArrayRecordComponent") // a float[] is what every vector library takes; equality is not asked of it
public record Embedding(float[] vector, Coverage coverage) {}
