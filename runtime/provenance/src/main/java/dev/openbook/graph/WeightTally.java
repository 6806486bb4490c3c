package dev.openbook.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts weights: the elements of all initialisers, those of subgraphs and the values of sparse ones included. Tensors
 * inside attributes (constants) are not weights. Weights that an operator keeps packed count one by one, under the type
 * that they have unpacked.
 */
final class WeightTally {
    private final List<Tensor> initializers = new ArrayList<>();
    private final Map<String, Packing> packings = new HashMap<>();
    private final Map<String, Long> byType = new TreeMap<>();
    private long total;

    void add(Tensor initializer) {
        initializers.add(initializer.withoutPlace());
    }

    /** Where several nodes share an initialiser, the first one's word holds. */
    void add(Packing packing) {
        packings.putIfAbsent(packing.initializer(), packing);
    }

    /** Sums up; called once, when everything was added. */
    void finish() {
        for (Tensor tensor : initializers) {
            Optional<Packing> packing = Optional.ofNullable(packings.get(tensor.name()))
                    .filter(p -> tensor.type().filter(type -> type.bits() > p.bits()).isPresent());
            if (packing.isPresent()) {
                Packing packed = packing.get();
                count("uint" + packed.bits(), unpacked(tensor, packed), tensor);
            } else {
                count(tensor.type().map(ElementType::label).orElse("unknown"), tensor.elements(), tensor);
            }
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
            byType.merge(type, weights, Math::addExact);
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
