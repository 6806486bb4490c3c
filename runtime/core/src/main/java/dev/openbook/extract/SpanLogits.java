package dev.openbook.extract;

/**
 * What a reader gives for a row: two logits for each of its tokens.
 *
 * @param start for beginning an answer
 * @param end for ending one
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record SpanLogits(float[] start, float[] end) {}
