package dev.openbook.graph;

import java.util.Optional;

/**
 * The head of a stored tensor; its numbers stay where they are.
 *
 * @param name its name, empty inside attributes
 * @param elements how many elements its dimensions make
 * @param type element type, if known
 * @param external what it says of where its bytes lie; empty if it says nothing, and they lie in the graph itself
 * @param offset where it stands in the file, in bytes
 */
record Tensor(
        String name, long elements, Optional<ElementType> type, Optional<ExternalPlace> external, long offset) {

    /** The same without word of where its bytes lie. */
    Tensor withoutPlace() {
        return external.isEmpty() ? this : new Tensor(name, elements, type, Optional.empty(), offset);
    }

    /** Bytes that the elements take where they lie packed; fails where no such number exists. */
    long packedBytes() {
        long bits = Math.multiplyExact(elements, (long) type.map(ElementType::bits).orElse(0));
        return Math.ceilDiv(bits, 8L);
    }
}
