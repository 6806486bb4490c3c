package dev.openbook.provenance;

import java.util.List;

/**
 * An input or output that a graph declares.
 *
 * @param name its name
 * @param dataType ONNX element type in lower case, such as {@code float16}; {@code unknown} for other than tensors
 * @param dimensions each a number, or a name for what varies; empty also for a scalar
 */
public record TensorFacts(String name, String dataType, List<String> dimensions) {
    /** Copies the list. */
    public TensorFacts {
        dimensions = List.copyOf(dimensions);
    }
}
