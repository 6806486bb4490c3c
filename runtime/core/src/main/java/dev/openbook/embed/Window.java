package dev.openbook.embed;

/**
 * A stretch of a text as the model reads it. Compared by identity, as two texts may well be equal.
 *
 * @param ids token ids, prompt and special tokens included
 * @param tokens how many of them are the text's own
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the engine; no two windows are compared
record Window(int[] ids, int tokens) {}
