package dev.openbook.retrieve;

import dev.openbook.value.Digest;
import java.util.Optional;

/**
 * What a library says of itself, for receipts.
 *
 * @param id given at creation, never changes
 * @param commit counts the committed states, from 0 for the empty library
 * @param embeddingModel root digest of the model that made its vectors; empty for a library that is searched by words only
 * @param documents how many documents could be read
 * @param passages how many passages it holds
 */
public record LibraryDescription(
        String id, long commit, Optional<Digest> embeddingModel, int documents, int passages) {}
