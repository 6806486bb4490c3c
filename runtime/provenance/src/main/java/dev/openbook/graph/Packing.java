package dev.openbook.graph;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says that the bytes of an initializer are really narrower weights, several to a byte, and how many there are. ONNX
 * Runtime's block-quantised operators keep their weights so
 * (<a href="https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md">contributed operators</a>).
 *
 * @param initializer name of the tensor of bytes
 * @param bits of one weight
 * @param weights how many; empty if as many as fit
 * @param offset where the node that says so stands, in bytes
 */
record Packing(String initializer, int bits, Optional<Long> weights, long offset) {
    private static final Set<String> OPERATORS = Set.of("MatMulNBits", "MatMulBnb4", "GatherBlockQuantized", "QMoE");

    /** Whether an operator is one that keeps weights packed. */
    static boolean isDoneBy(Operator operator) {
        return operator.domain().equals("com.microsoft") && OPERATORS.contains(operator.name());
    }

    /** What a node says of its initialisers; empty for operators that do not pack. */
    static List<Packing> of(Node node) {
        if (!isDoneBy(node.operator())) {
            return List.of();
        }
        return switch (node.operator().name()) {
            case "MatMulNBits" -> matrix(node, node.integer("bits", 4));
            case "MatMulBnb4" -> matrix(node, 4);
            case "GatherBlockQuantized" -> inputs(node, node.integer("bits", 4), List.of(0));
            case "QMoE" -> inputs(node, node.integer("expert_weight_bits", 4), List.of(2, 5, 8));
            default -> List.of();
        };
    }

    private static List<Packing> matrix(Node node, long bits) {
        long rows = node.integer("N", -1);
        long columns = node.integer("K", -1);
        if (rows < 0 || columns < 0 || Math.multiplyHigh(rows, columns) != 0 || rows * columns < 0) {
            throw new DamagedGraphException(
                    node.offset(), "is damaged: a " + node.operator().name() + " does not say the size of its matrix.");
        }
        return inputs(node, bits, List.of(1)).stream()
                .map(packing -> new Packing(packing.initializer(), packing.bits(), Optional.of(rows * columns), node.offset()))
                .toList();
    }

    private static List<Packing> inputs(Node node, long bits, List<Integer> positions) {
        if (bits < 1 || bits > 8) {
            throw new DamagedGraphException(
                    node.offset(), "is damaged: a " + node.operator().name() + " has weights of " + bits + " bits.");
        }
        return positions.stream()
                .filter(position -> position < node.inputs().size() && !node.inputs().get(position).isEmpty())
                .map(position -> new Packing(node.inputs().get(position), (int) bits, Optional.empty(), node.offset()))
                .toList();
    }
}
