package dev.openbook.graph;

import java.util.List;
import java.util.Map;

/**
 * One step of a graph, reduced to what facts need.
 *
 * @param operator what it computes
 * @param inputs names of its first inputs, where the operator keeps its weights packed; empty elsewhere
 * @param integers those of its attributes that are whole numbers, for the same operators
 * @param offset where it stands in the file, in bytes
 */
record Node(Operator operator, List<String> inputs, Map<String, Long> integers, long offset) {
    long integer(String name, long otherwise) {
        return integers.getOrDefault(name, otherwise);
    }
}
