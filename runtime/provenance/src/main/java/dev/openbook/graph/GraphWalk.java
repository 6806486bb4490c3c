package dev.openbook.graph;

import dev.openbook.provenance.TensorFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks graphs, their nodes and the graphs inside those, and hands what it meets to the tallies. */
final class GraphWalk {
    private static final int GRAPH_NODE = 1 << 3 | WireReader.BYTES;
    private static final int GRAPH_INITIALIZER = 5 << 3 | WireReader.BYTES;
    private static final int GRAPH_INPUT = 11 << 3 | WireReader.BYTES;
    private static final int GRAPH_OUTPUT = 12 << 3 | WireReader.BYTES;
    private static final int GRAPH_SPARSE_INITIALIZER = 15 << 3 | WireReader.BYTES;
    private static final int SPARSE_VALUES = 1 << 3 | WireReader.BYTES;
    private static final int SPARSE_INDICES = 2 << 3 | WireReader.BYTES;
    private static final int NODE_INPUT = 1 << 3 | WireReader.BYTES;
    private static final int NODE_OPERATOR = 4 << 3 | WireReader.BYTES;
    private static final int NODE_ATTRIBUTE = 5 << 3 | WireReader.BYTES;
    private static final int NODE_DOMAIN = 7 << 3 | WireReader.BYTES;
    private static final int ATTRIBUTE_NAME = 1 << 3 | WireReader.BYTES;
    private static final int ATTRIBUTE_INTEGER = 3 << 3 | WireReader.VARINT;
    private static final int ATTRIBUTE_TENSOR = 5 << 3 | WireReader.BYTES;
    private static final int ATTRIBUTE_GRAPH = 6 << 3 | WireReader.BYTES;
    private static final int ATTRIBUTE_TENSORS = 10 << 3 | WireReader.BYTES;
    private static final int ATTRIBUTE_GRAPHS = 11 << 3 | WireReader.BYTES;
    private static final int ATTRIBUTE_SPARSE = 22 << 3 | WireReader.BYTES;
    private static final int ATTRIBUTE_SPARSES = 23 << 3 | WireReader.BYTES;
    /** QMoE's last weights are its ninth input; no packing operator looks further. */
    private static final int INPUTS_KEPT = 9;
    /** Attributes of the operators that pack weights. */
    private static final Set<String> INTEGERS = Set.of("K", "N", "bits", "block_size", "accuracy_level", "expert_weight_bits");

    private final OperatorTally operators;
    private final WeightTally weights;
    private final ExternalWeights external;

    GraphWalk(OperatorTally operators, WeightTally weights, ExternalWeights external) {
        this.operators = operators;
        this.weights = weights;
        this.external = external;
    }

    /**
     * What a graph declares, gathered while it is walked.
     *
     * @param inputs by name, in order; one that has an initialiser is a parameter and is taken out again
     * @param outputs by name, in order
     */
    record Signature(Map<String, TensorFacts> inputs, Map<String, TensorFacts> outputs) {
        static Signature empty() {
            return new Signature(new LinkedHashMap<>(), new LinkedHashMap<>());
        }
    }

    /** Walks a graph that is all there is: one inside a node. */
    void graph(WireReader message) {
        Signature signature = Signature.empty();
        steps(message, signature);
        message.rewind();
        weights(message, signature);
    }

    /** What a graph does. Comes before its weights, because nodes say how weights are packed and nothing of those is kept then. */
    void steps(WireReader message, Signature signature) {
        while (message.next()) {
            switch (message.key()) {
                case GRAPH_NODE -> node(message.message(), message.offset());
                case GRAPH_INPUT -> put(signature.inputs(), Value.read(message.message()));
                case GRAPH_OUTPUT -> put(signature.outputs(), Value.read(message.message()));
                default -> {}
            }
        }
    }

    /** What a graph computes with. */
    void weights(WireReader message, Signature signature) {
        while (message.next()) {
            switch (message.key()) {
                case GRAPH_INITIALIZER -> signature.inputs().remove(initializer(message.message(), message.offset()));
                case GRAPH_SPARSE_INITIALIZER -> signature.inputs().remove(sparse(message.message(), true));
                default -> {}
            }
        }
    }

    private static void put(Map<String, TensorFacts> values, TensorFacts value) {
        values.put(value.name(), value);
    }

    private String initializer(WireReader message, long offset) {
        Tensor tensor = TensorReader.read(message, offset);
        external.check(tensor);
        weights.add(tensor);
        return tensor.name();
    }

    private String sparse(WireReader message, boolean initializer) {
        String name = "";
        while (message.next()) {
            if (message.key() == SPARSE_VALUES || message.key() == SPARSE_INDICES) {
                Tensor part = TensorReader.read(message.message(), message.offset());
                external.check(part);
                if (message.key() == SPARSE_VALUES) {
                    name = part.name();
                    if (initializer) {
                        weights.add(part);
                    }
                }
            }
        }
        return name;
    }

    /** Goes over a node twice: what of it is needed depends on its operator, which stands behind its inputs. */
    void node(WireReader message, long offset) {
        String domain = "";
        String name = "";
        while (message.next()) {
            switch (message.key()) {
                case NODE_OPERATOR -> name = message.text();
                case NODE_DOMAIN -> domain = message.text();
                default -> {}
            }
        }
        message.rewind();
        Operator operator = new Operator(domain, name);
        Node node = Packing.isDoneBy(operator) ? packing(message, operator, offset) : new Node(operator, List.of(), Map.of(), offset);
        while (message.next()) {
            if (message.key() == NODE_ATTRIBUTE) {
                attribute(message.message());
            }
        }
        if (operators.add(node)) {
            message.keep(domain.length() + name.length());
        }
        if (Packing.isDoneBy(operator)) {
            for (Packing packing : Packing.of(node)) {
                message.keep(packing.initializer().length());
                weights.add(packing);
            }
        }
    }

    private static Node packing(WireReader message, Operator operator, long offset) {
        List<String> inputs = new ArrayList<>();
        Map<String, Long> integers = new HashMap<>();
        while (message.next()) {
            if (message.key() == NODE_INPUT && inputs.size() < INPUTS_KEPT) {
                inputs.add(message.text());
            } else if (message.key() == NODE_ATTRIBUTE) {
                integer(message.message(), integers);
            }
        }
        message.rewind();
        return new Node(operator, inputs, integers, offset);
    }

    private static void integer(WireReader attribute, Map<String, Long> integers) {
        String name = "";
        long integer = 0;
        boolean isInteger = false;
        while (attribute.next()) {
            if (attribute.key() == ATTRIBUTE_NAME) {
                name = attribute.text();
            } else if (attribute.key() == ATTRIBUTE_INTEGER) {
                integer = attribute.number();
                isInteger = true;
            }
        }
        if (isInteger && INTEGERS.contains(name)) {
            integers.put(name, integer);
        }
    }

    /** Looks for tensors and graphs in an attribute. */
    void attribute(WireReader message) {
        while (message.next()) {
            switch (message.key()) {
                case ATTRIBUTE_TENSOR, ATTRIBUTE_TENSORS -> external.check(TensorReader.read(message.message(), message.offset()));
                case ATTRIBUTE_GRAPH, ATTRIBUTE_GRAPHS -> graph(message.message());
                case ATTRIBUTE_SPARSE, ATTRIBUTE_SPARSES -> sparse(message.message(), false);
                default -> {}
            }
        }
    }
}
