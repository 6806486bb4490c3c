package dev.openbook.onnx.session;

import java.util.List;

/**
 * An input or output as the opened graph declares it.
 *
 * @param name its name
 * @param element type of its numbers
 * @param shape length of each dimension, -1 where it varies
 */
public record TensorDeclaration(String name, Element element, List<Long> shape) {

    /** Element types that matter to encoders. */
    public enum Element {
        /** 32-bit integers. */
        INT32,
        /** 64-bit integers. */
        INT64,
        /** Floating point of 16 (either kind) or 32 bits. */
        FLOAT,
        /** Anything else. */
        OTHER
    }

    /** Copies the shape. */
    public TensorDeclaration {
        shape = List.copyOf(shape);
    }
}
