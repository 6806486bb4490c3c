package dev.openbook.signature;

import java.util.OptionalLong;

/**
 * How a model was turned into a list of digests.
 *
 * @param pieceSize bytes of each piece; empty if files were taken whole
 * @param linksAllowed whether symbolic links were followed
 * @param ignored what was left out
 */
record Serialization(OptionalLong pieceSize, boolean linksAllowed, IgnoredPaths ignored) {}
