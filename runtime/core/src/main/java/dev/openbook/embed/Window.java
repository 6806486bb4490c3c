package dev.openbook.embed;

import dev.openbook.internal.encode.EncoderInput;

/**
 * A stretch of a text as the model reads it.
 *
 * @param input its tokens, prompt and special tokens included
 * @param tokens how many of them are the text's own
 */
record Window(EncoderInput input, int tokens) {}
