package dev.openbook.graph;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One step of a graph, reduced to what facts need.
 *
 * @param operator what it computes
 * @param inputs names of its first inputs
 * @param integers those of its attributes that facts need and that are whole numbers
 * @param offset where it stands in the file, in bytes
 */
record Node(Operator operator, List<String> inputs, Map<String, Long> integers, long offset) {
    /** Names of the attributes that facts need. */
    static final Set<String> INTEGERS = Set.of("K", "N", "bits", "block_size", "accuracy_level", "expert_weight_bits");

    long integer(String name, long otherwise) {
        return integers.getOrDefault(name, otherwise);
    }
}
