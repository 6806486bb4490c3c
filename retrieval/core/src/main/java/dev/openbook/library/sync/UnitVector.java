package dev.openbook.library.sync;

/** Brings vectors to length 1, so that their inner product is their cosine. */
public final class UnitVector {
    /** Vectors this close to length 1 come from models that normalise; they stay as they are, to the last bit. */
    private static final double TOLERANCE = 1e-3;

    private UnitVector() {}

    /** The vector of length 1 in the same direction; the same array if it has that length already, or is zero. */
    public static float[] of(float[] vector) {
        double square = 0;
        for (float coordinate : vector) {
            square += (double) coordinate * coordinate;
        }
        if (square == 0 || Math.abs(square - 1) <= TOLERANCE) {
            return vector;
        }
        double length = Math.sqrt(square);
        float[] unit = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }
}
