package dev.openbook.onnx.tensor;

/**
 * Floating-point numbers; those that a graph gave in half precision are widened.
 *
 * @param values in row-major order; of an output, owned by the receiver
 * @param shape length of each dimension; their product is the number of values
 */
@SuppressWarnings("ArrayRecordComponent") // large and short-lived; equality is not asked of it
public record FloatTensor(float[] values, int[] shape) implements NumberTensor {

    /** Checks that shape and values agree. */
    public FloatTensor {
        NumberTensor.requireProduct(shape, values.length);
    }

    /** How many dimensions. */
    public int rank() {
        return shape.length;
    }

    /** Length of the last dimension. */
    public int lastDimension() {
        return shape[shape.length - 1];
    }
}
