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

    /** Element types that matter here. */
    public enum Element {
        /** 32-bit integers. */
        INT32(Integer.BYTES),
        /** 64-bit integers. */
        INT64(Long.BYTES),
        /** Floating point of 32 bits. */
        FLOAT(Float.BYTES),
        /** Floating point of 16 bits, IEEE 754. */
        FLOAT16(Short.BYTES),
        /** The upper 16 bits of {@link #FLOAT}. */
        BFLOAT16(Short.BYTES),
        /** True or false, in a byte. */
        BOOLEAN(1),
        /** Anything else. */
        OTHER(0);

        private final int bytes;

        Element(int bytes) {
            this.bytes = bytes;
        }

        /** Bytes of one; 0 for {@link #OTHER}. */
        public int bytes() {
            return bytes;
        }

        /** Whether these are floating point numbers. */
        public boolean floating() {
            return this == FLOAT || this == FLOAT16 || this == BFLOAT16;
        }

        /** Whether these are whole numbers of 32 or 64 bits. */
        public boolean whole() {
            return this == INT32 || this == INT64;
        }
    }

    /** Copies the shape. */
    public TensorDeclaration {
        shape = List.copyOf(shape);
    }
}
