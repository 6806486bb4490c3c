package dev.openbook.library;

import dev.openbook.value.Digest;
import java.util.Optional;

/**
 * What a committed index says of itself.
 *
 * @param id given at creation, never changes
 * @param commit counts commits, from 0 for the empty index
 * @param embeddingModel root digest of the model that made the vectors; empty if there are none
 * @param dimensions length of the vectors; 0 if there are none
 * @param passages how many passages it holds
 */
public record IndexState(String id, long commit, Optional<Digest> embeddingModel, int dimensions, int passages) {}
