package dev.openbook.internal.encode;

import org.jspecify.annotations.Nullable;

/**
 * One row for an encoder: a text, a window of one, or a pair of texts, as the model reads it.
 *
 * @param ids token ids, special ones included; at least one
 * @param typeIds segment of every token; null if all are 0
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the engine as they are, never compared
public record EncoderInput(int[] ids, int @Nullable [] typeIds) {}
