package dev.openbook.onnx.internal.decode;

import dev.openbook.onnx.CacheMode;
import dev.openbook.onnx.internal.decode.LogitsShape.Positions;

/**
 * How a decoder is run.
 *
 * @param mode of the caches
 * @param logits what they look like
 * @param chunk how many tokens of a prompt are read in one run
 * @param chunkWithAllLogits how many are where the logits of each are wanted
 * @param chunksOnCache whether several tokens may be read at once when others were read before
 */
record DecoderPlan(
        CacheMode mode, LogitsShape logits, int chunk, int chunkWithAllLogits, boolean chunksOnCache) {
    /** Logits of one run take no more, in bytes. */
    private static final long MOST_LOGITS = 64L << 20;

    static DecoderPlan of(CacheMode mode, LogitsShape logits, int wantedChunk) {
        int fitting = Math.clamp(MOST_LOGITS / logits.bytesPerPosition(), 1, wantedChunk);
        return switch (logits.which()) {
            case ALL -> new DecoderPlan(mode, logits, fitting, fitting, true);
            case AS_ASKED -> new DecoderPlan(mode, logits, wantedChunk, fitting, true);
            case LAST -> new DecoderPlan(mode, logits, wantedChunk, 1, true);
        };
    }

    DecoderPlan oneByOneOnCache() {
        return new DecoderPlan(mode, logits, chunk, chunkWithAllLogits, false);
    }

    /** How many of the tokens that remain are read in the next run of a sequence of this length. */
    int nextChunk(int length, int remaining, boolean allLogits) {
        if (length > 0 && !chunksOnCache) {
            return 1;
        }
        return Math.min(remaining, allLogits ? chunkWithAllLogits : chunk);
    }

    /** Whether a run of so many tokens gives more than one row of logits. */
    boolean manyRows(int count, boolean allLogits) {
        return count > 1 && (logits.which() == Positions.ALL || allLogits);
    }

    /** Most rows of logits that a run gives. */
    int mostRows() {
        return logits.which() == Positions.LAST ? 1 : chunkWithAllLogits;
    }
}
