package dev.openbook.lucene;

import dev.openbook.value.Digest;

/**
 * Where a library's vectors live: vectors of different models cannot be compared, so an index belongs to one model for
 * life.
 *
 * @param model root digest of the embedding model
 * @param dimensions length of its vectors, 1 to {@value #MAX_DIMENSIONS}
 */
public record VectorSpace(Digest model, int dimensions) {
    /** Most dimensions that the vector format takes. */
    public static final int MAX_DIMENSIONS = 1024;

    /** Checks the length. */
    public VectorSpace {
        if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "Vectors have 1 to " + MAX_DIMENSIONS + " dimensions, not " + dimensions + ".");
        }
    }
}
