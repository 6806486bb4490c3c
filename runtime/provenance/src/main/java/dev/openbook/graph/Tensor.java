package dev.openbook.graph;

import java.util.Optional;

/**
 * The head of a stored tensor; its numbers stay where they are.
 *
 * @param name its name, empty inside attributes
 * @param elements how many elements its dimensions make
 * @param type element type
 * @param external what it says of where its bytes lie; empty if it says nothing, and they lie in the graph itself
 * @param offset where it stands in the file, in bytes
 */
record Tensor(
        String name, long elements, ElementType type, Optional<ExternalPlace> external, long offset) {

    /** Bytes that the elements take where they lie packed; fails where no such number exists. */
    long packedBytes() {
        return Math.ceilDiv(Math.multiplyExact(elements, (long) type.bits()), 8L);
    }
}
