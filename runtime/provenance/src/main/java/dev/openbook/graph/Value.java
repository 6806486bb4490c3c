package dev.openbook.graph;

import dev.openbook.provenance.TensorFacts;
import java.util.ArrayList;
import java.util.List;

/** Reads a {@code ValueInfoProto}: the name and type of an input or output. */
final class Value {
    private static final int NAME = 1 << 3 | WireReader.BYTES;
    private static final int TYPE = 2 << 3 | WireReader.BYTES;
    private static final int TENSOR = 1 << 3 | WireReader.BYTES;
    private static final int ELEMENT_TYPE = 1 << 3 | WireReader.VARINT;
    private static final int SHAPE = 2 << 3 | WireReader.BYTES;
    private static final int DIMENSION = 1 << 3 | WireReader.BYTES;
    private static final int DIMENSION_SIZE = 1 << 3 | WireReader.VARINT;
    private static final int DIMENSION_NAME = 2 << 3 | WireReader.BYTES;
    /** A dimension that has neither size nor name. */
    private static final String UNNAMED = "?";

    private String name = "";
    private String dataType = ElementType.UNKNOWN.label();
    private final List<String> dimensions = new ArrayList<>();

    private Value() {}

    static TensorFacts read(WireReader message) {
        Value value = new Value();
        while (message.next()) {
            switch (message.key()) {
                case NAME -> value.name = message.kept();
                case TYPE -> value.type(message.message());
                default -> {}
            }
        }
        return new TensorFacts(value.name, value.dataType, value.dimensions);
    }

    private void type(WireReader message) {
        while (message.next()) {
            if (message.key() == TENSOR) {
                tensor(message.message());
            }
        }
    }

    private void tensor(WireReader message) {
        while (message.next()) {
            switch (message.key()) {
                case ELEMENT_TYPE -> dataType = ElementType.of((int) message.number()).label();
                case SHAPE -> shape(message.message());
                default -> {}
            }
        }
    }

    private void shape(WireReader message) {
        while (message.next()) {
            if (message.key() == DIMENSION) {
                message.keep(0);
                dimensions.add(dimension(message.message()));
            }
        }
    }

    private static String dimension(WireReader message) {
        String dimension = UNNAMED;
        while (message.next()) {
            switch (message.key()) {
                case DIMENSION_SIZE -> dimension = Long.toString(message.number());
                case DIMENSION_NAME -> dimension = message.kept();
                default -> {}
            }
        }
        return dimension;
    }
}
