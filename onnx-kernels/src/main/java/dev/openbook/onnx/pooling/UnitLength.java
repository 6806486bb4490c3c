package dev.openbook.onnx.pooling;

/** Scales vectors to Euclidean length 1, so that their inner product is the cosine of their angle. */
public final class UnitLength {
    /** As in sentence-transformers: what is shorter is divided by this, so that the zero vector stays itself. */
    private static final double SHORTEST = 1e-12;

    private UnitLength() {}

    /** Scales in place. The sum of squares is taken in double precision, so that no finite vector overflows. */
    public static void normalise(float[] vector) {
        double squares = 0;
        for (float coordinate : vector) {
            squares += (double) coordinate * coordinate;
        }
        double length = Math.max(Math.sqrt(squares), SHORTEST);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / length);
        }
    }
}
