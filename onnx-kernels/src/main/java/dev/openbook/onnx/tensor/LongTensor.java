package dev.openbook.onnx.tensor;

/**
 * Whole numbers for a graph.
 *
 * @param values in row-major order; not copied
 * @param shape length of each dimension; their product is the number of values
 */
@SuppressWarnings("ArrayRecordComponent") // large and short-lived; equality is not asked of it
public record LongTensor(long[] values, int[] shape) implements NumberTensor {

    /** Checks that shape and values agree. */
    public LongTensor {
        NumberTensor.requireProduct(shape, values.length);
    }
}
