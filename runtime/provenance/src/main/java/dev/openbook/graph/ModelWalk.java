package dev.openbook.graph;

import dev.openbook.provenance.GraphFacts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Walks a {@code ModelProto} and makes facts of it. */
final class ModelWalk {
    private static final int IR_VERSION = 1 << 3 | WireReader.VARINT;
    private static final int PRODUCER_NAME = 2 << 3 | WireReader.BYTES;
    private static final int PRODUCER_VERSION = 3 << 3 | WireReader.BYTES;
    private static final int GRAPH = 7 << 3 | WireReader.BYTES;
    private static final int TRAINING = 20 << 3 | WireReader.BYTES;
    private static final int TRAINING_INITIALIZATION = 1 << 3 | WireReader.BYTES;
    private static final int TRAINING_ALGORITHM = 2 << 3 | WireReader.BYTES;
    private static final int OPSET = 8 << 3 | WireReader.BYTES;
    private static final int OPSET_DOMAIN = 1 << 3 | WireReader.BYTES;
    private static final int OPSET_VERSION = 2 << 3 | WireReader.VARINT;
    private static final int METADATA = 14 << 3 | WireReader.BYTES;
    private static final int ENTRY_KEY = 1 << 3 | WireReader.BYTES;
    private static final int ENTRY_VALUE = 2 << 3 | WireReader.BYTES;
    private static final int FUNCTION = 25 << 3 | WireReader.BYTES;
    private static final int FUNCTION_NAME = 1 << 3 | WireReader.BYTES;
    private static final int FUNCTION_NODE = 7 << 3 | WireReader.BYTES;
    private static final int FUNCTION_ATTRIBUTE = 11 << 3 | WireReader.BYTES;
    private static final int FUNCTION_DOMAIN = 10 << 3 | WireReader.BYTES;

    private final OperatorTally operators = new OperatorTally();
    private final WeightTally weights = new WeightTally();
    private final ExternalWeights external;
    private final GraphWalk graphs;
    private final Map<String, Long> opsets = new TreeMap<>();
    private final Map<String, String> metadata = new TreeMap<>();
    private final GraphWalk.Signature signature = GraphWalk.Signature.empty();
    private long irVersion;
    private String producerName = "";
    private String producerVersion = "";
    private boolean graphSeen;

    ModelWalk(ExternalWeights external) {
        this.external = external;
        this.graphs = new GraphWalk(operators, weights, external);
    }

    GraphFacts read(String path, WireReader model) {
        while (model.next()) {
            field(model);
        }
        if (!graphSeen || irVersion <= 0) {
            throw new DamagedGraphException(0, "is not an ONNX model: it holds no graph.");
        }
        model.rewind();
        while (model.next()) {
            if (model.key() == GRAPH) {
                graphs.weights(model.message(), signature);
            }
        }
        return new GraphFacts(
                path,
                irVersion,
                opsets,
                String.join(" ", producerName, producerVersion).strip(),
                metadata,
                operators.counts(),
                operators.customDomains(),
                weights.total(),
                weights.byType(),
                operators.schemes(),
                operators.dynamic(),
                List.copyOf(signature.inputs().values()),
                List.copyOf(signature.outputs().values()),
                external.files());
    }

    private void field(WireReader model) {
        switch (model.key()) {
            case IR_VERSION -> irVersion = model.number();
            case PRODUCER_NAME -> producerName = model.kept();
            case PRODUCER_VERSION -> producerVersion = model.kept();
            case GRAPH -> {
                // One that stands twice is one graph in two parts, as protobuf has it.
                graphSeen = true;
                graphs.steps(model.message(), signature);
            }
            case OPSET -> opset(model.message());
            case METADATA -> entry(model.message());
            case FUNCTION -> function(model.message());
            case TRAINING -> training(model.message());
            default -> {}
        }
    }

    private void opset(WireReader message) {
        String domain = "";
        long version = 0;
        while (message.next()) {
            switch (message.key()) {
                case OPSET_DOMAIN -> domain = message.kept();
                case OPSET_VERSION -> version = message.number();
                default -> {}
            }
        }
        opsets.put(domain.isEmpty() ? Operator.DEFAULT_DOMAIN : domain, version);
    }

    private void entry(WireReader message) {
        String key = "";
        String value = "";
        while (message.next()) {
            switch (message.key()) {
                case ENTRY_KEY -> key = message.kept();
                case ENTRY_VALUE -> value = message.kept();
                default -> {}
            }
        }
        metadata.put(key, value);
    }

    private void function(WireReader message) {
        String domain = "";
        String name = "";
        while (message.next()) {
            switch (message.key()) {
                case FUNCTION_NAME -> name = message.kept();
                case FUNCTION_NODE -> graphs.node(message.message(), message.offset());
                case FUNCTION_ATTRIBUTE -> graphs.attribute(message.message());
                case FUNCTION_DOMAIN -> domain = message.kept();
                default -> {}
            }
        }
        operators.addDefinition(new Operator(domain, name));
    }

    /** Graphs for training are not the model's, but whoever trains follows their references too. */
    private void training(WireReader message) {
        GraphWalk others = new GraphWalk(new OperatorTally(), new WeightTally(), external);
        while (message.next()) {
            if (message.key() == TRAINING_INITIALIZATION || message.key() == TRAINING_ALGORITHM) {
                others.graph(message.message());
            }
        }
    }
}
