package dev.openbook.graph;

import dev.openbook.provenance.TensorFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
     * @param inputs by name, in order
     * @param outputs by name, in order
     * @param initialized names of initialisers; an input that has one is a parameter
     */
    record Signature(Map<String, TensorFacts> inputs, Map<String, TensorFacts> outputs, Set<String> initialized) {
        static Signature empty() {
            return new Signature(new LinkedHashMap<>(), new LinkedHashMap<>(), new HashSet<>());
        }

        List<TensorFacts> inputsWithoutWeights() {
            return inputs.values().stream().filter(input -> !initialized.contains(input.name())).toList();
        }
    }

    void graph(WireReader message, Signature signature) {
        while (message.next()) {
            switch (message.key()) {
                case GRAPH_NODE -> node(message.message(), message.offset());
                case GRAPH_INITIALIZER -> signature.initialized().add(initializer(message.message(), message.offset()));
                case GRAPH_SPARSE_INITIALIZER -> signature.initialized().add(sparse(message.message(), true));
                case GRAPH_INPUT -> put(signature.inputs(), Value.read(message.message()));
                case GRAPH_OUTPUT -> put(signature.outputs(), Value.read(message.message()));
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
        keep(tensor, message);
        return tensor.name();
    }

    private void keep(Tensor initializer, WireReader message) {
        message.keep(initializer.name().length());
        weights.add(initializer);
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
                        keep(part, message);
                    }
                }
            }
        }
        return name;
    }

    /** Goes over a node twice: what of it is needed depends on its operator, which stands behind its inputs. */
    void node(WireReader message, long offset) {
        WireReader again = message.again();
        String domain = "";
        String name = "";
        while (message.next()) {
            switch (message.key()) {
                case NODE_OPERATOR -> name = message.text();
                case NODE_DOMAIN -> domain = message.text();
                default -> {}
            }
        }
        Operator operator = new Operator(domain, name);
        List<String> inputs = new ArrayList<>();
        Map<String, Long> integers = new HashMap<>();
        while (again.next()) {
            if (again.key() == NODE_ATTRIBUTE) {
                attribute(again.message(), integers);
            } else if (again.key() == NODE_INPUT && Packing.isDoneBy(operator) && inputs.size() < INPUTS_KEPT) {
                inputs.add(again.text());
            }
        }
        Node node = new Node(operator, inputs, integers, offset);
        if (operators.add(node)) {
            message.keep(domain.length() + name.length());
        }
        for (Packing packing : Packing.of(node)) {
            message.keep(packing.initializer().length());
            weights.add(packing);
        }
    }

    void attribute(WireReader message, Map<String, Long> integers) {
        String name = "";
        long integer = 0;
        boolean isInteger = false;
        while (message.next()) {
            switch (message.key()) {
                case ATTRIBUTE_NAME -> name = message.text();
                case ATTRIBUTE_INTEGER -> {
                    integer = message.number();
                    isInteger = true;
                }
                case ATTRIBUTE_TENSOR, ATTRIBUTE_TENSORS ->
                    external.check(TensorReader.read(message.message(), message.offset()));
                case ATTRIBUTE_GRAPH, ATTRIBUTE_GRAPHS -> graph(message.message(), Signature.empty());
                case ATTRIBUTE_SPARSE, ATTRIBUTE_SPARSES -> sparse(message.message(), false);
                default -> {}
            }
        }
        if (isInteger && Node.INTEGERS.contains(name)) {
            integers.put(name, integer);
        }
    }
}
