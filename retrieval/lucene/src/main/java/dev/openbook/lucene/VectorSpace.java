package dev.openbook.lucene;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.value.Digest;

/**
 * Where a library's vectors live: vectors of different models cannot be compared, so an index belongs to one model for
 * life.
 *
 * @param model root digest of the embedding model
 * @param dimensions length of its vectors, 1 to {@value #MAX_DIMENSIONS}
 */
public record VectorSpace(Digest model, int dimensions) {
    /** More than any embedding model in use today; longer vectors make searching slower in proportion. */
    public static final int MAX_DIMENSIONS = 4096;

    /** Checks the length. */
    public VectorSpace {
        if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "Vectors have 1 to " + MAX_DIMENSIONS + " dimensions, not " + dimensions + ".");
        }
    }

    /**
     * The space of a model.
     *
     * @throws OpenbookException {@code MODEL_UNSUPPORTED} if its vectors are too long
     */
    public static VectorSpace of(EmbeddingModel model) {
        if (model.dimensions() > MAX_DIMENSIONS) {
            throw new OpenbookException(
                    FailureCode.MODEL_UNSUPPORTED,
                    "The embedding model " + model.provenance().source() + " makes vectors of " + model.dimensions()
                            + " numbers; a library takes at most " + MAX_DIMENSIONS + ". Choose another embedding model.");
        }
        return new VectorSpace(model.provenance().identity(), model.dimensions());
    }
}
