package dev.openbook.model;

/**
 * What a generation consumed.
 *
 * @param promptTokens tokens of the prompt
 * @param reusedTokens how many of them a conversation still had in its cache, so that they cost nothing
 * @param outputTokens tokens written, the one that ended the turn included
 */
public record Usage(int promptTokens, int reusedTokens, int outputTokens) {}
