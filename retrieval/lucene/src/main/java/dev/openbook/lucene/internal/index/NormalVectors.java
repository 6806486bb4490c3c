package dev.openbook.lucene.internal.index;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;

/**
 * Vectors of length 1, as inner products between 1 and -1 need them. A vector of zeros is let through but points nowhere:
 * a passage that has it is found by words only, and a question that has it finds nothing.
 */
public final class NormalVectors {
    /** Half-precision models normalise to about three digits. */
    private static final double TOLERANCE = 0.01;

    private NormalVectors() {}

    /**
     * Refuses vectors of another length or norm.
     *
     * @throws OpenbookException {@code ARGUMENT_INVALID}
     */
    public static void check(float[] vector, int dimensions) {
        if (vector.length != dimensions) {
            String allowed = dimensions == 0
                    ? "was built without an embedding model and takes no vectors."
                    : "takes vectors of " + dimensions + " numbers.";
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "A vector of " + vector.length + " numbers was given, but the library " + allowed
                            + " Use the embedding model that the library was built with.");
        }
        double norm = Math.sqrt(innerProduct(vector, vector));
        if (norm != 0 && !(Math.abs(norm - 1) <= TOLERANCE)) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "A vector of length " + norm + " was given, but the library takes vectors of length 1. Normalise what the"
                            + " embedding model gives.");
        }
    }

    /** Whether a vector that was checked says anything. */
    public static boolean isZero(float[] vector) {
        return innerProduct(vector, vector) == 0;
    }

    /** The inner product, summed in order and in double precision: the same number on every machine. */
    public static double innerProduct(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
