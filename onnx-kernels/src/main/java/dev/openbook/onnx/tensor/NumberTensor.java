package dev.openbook.onnx.tensor;

/** Numbers that go into a graph or come out of it. */
public sealed interface NumberTensor permits FloatTensor, LongTensor {

    /** Length of each dimension. */
    int[] shape();

    /** Checks that a shape has so many values. */
    static void requireProduct(int[] shape, int values) {
        long product = 1;
        for (int length : shape) {
            product = Math.multiplyExact(product, length);
        }
        if (product != values) {
            throw new IllegalArgumentException("A shape of " + product + " values was given with " + values + " values.");
        }
    }
}
