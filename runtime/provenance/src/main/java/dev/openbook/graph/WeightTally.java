package dev.openbook.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts weights: the elements of all initialisers, those of subgraphs and the values of sparse ones included. Tensors
 * inside attributes (constants) are not weights. Weights that an operator keeps packed count one by one, under the type
 * that they have unpacked. Keeps nothing of an initialiser but the count.
 */
final class WeightTally {
    private final Map<String, Packing> packings = new HashMap<>();
    private final Map<String, Long> byType = new TreeMap<>();
    private long total;

    /** Where several nodes share an initialiser, the first one's word holds. Every node's word comes before the initialisers. */
    void add(Packing packing) {
        packings.putIfAbsent(packing.initializer(), packing);
    }

    void add(Tensor initializer) {
        @Nullable Packing packing = packings.get(initializer.name());
        if (packing != null && initializer.type().bits() > packing.bits()) {
            count("uint" + packing.bits(), unpacked(initializer, packing), initializer);
        } else {
            count(initializer.type().label(), initializer.elements(), initializer);
        }
    }

    private static long unpacked(Tensor tensor, Packing packed) {
        long capacity = tensor.packedBytes() * 8 / packed.bits();
        long weights = packed.weights().orElse(capacity);
        if (weights > capacity) {
            throw new DamagedGraphException(
                    packed.offset(),
                    "is damaged: an operator declares " + WireReader.grouped(weights) + " weights where "
                            + WireReader.grouped(capacity) + " have room.");
        }
        return weights;
    }

    private void count(String type, long weights, Tensor tensor) {
        try {
            total = Math.addExact(total, weights);
            byType.put(type, Math.addExact(byType.getOrDefault(type, 0L), weights));
        } catch (ArithmeticException e) {
            throw new DamagedGraphException(tensor.offset(), "is damaged: its dimensions exceed all memory.");
        }
    }

    long total() {
        return total;
    }

    Map<String, Long> byType() {
        return byType;
    }
}
