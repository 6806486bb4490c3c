package dev.openbook.onnx.tensor;

/**
 * Numbers that a graph gave, half precision widened.
 *
 * @param values in row-major order; owned by the receiver
 * @param shape length of each dimension; their product is the number of values
 */
@SuppressWarnings("ArrayRecordComponent") // large and short-lived; equality is not asked of it
public record FloatTensor(float[] values, int[] shape) {

    /** Checks that shape and values agree. */
    public FloatTensor {
        long product = 1;
        for (int length : shape) {
            product *= length;
        }
        if (product != values.length) {
            throw new IllegalArgumentException("A shape of " + product + " values was given with " + values.length + " values.");
        }
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
