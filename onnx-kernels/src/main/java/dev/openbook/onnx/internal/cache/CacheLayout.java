package dev.openbook.onnx.internal.cache;

import ai.onnxruntime.OrtEnvironment;
import dev.openbook.onnx.session.CacheTensor;
import java.util.List;

/**
 * What the caches of a session have in common.
 *
 * @param environment of the engine
 * @param memory where they live
 * @param tensors the caches of one sequence
 * @param mostTokens how many tokens a sequence may have
 */
public record CacheLayout(
        OrtEnvironment environment, DirectMemory memory, List<CacheTensor> tensors, int mostTokens) {
    private static final int SMALLEST = 64;

    /** Copies the list. */
    public CacheLayout {
        tensors = List.copyOf(tensors);
    }

    /** Bytes of one token in all caches. */
    public long bytesPerToken() {
        return tensors.stream().mapToLong(CacheTensor::bytesPerToken).sum();
    }

    /**
     * For how many tokens memory is taken where so many must fit: 64, 96, 128, 192, 256 and so on. Few sizes, so that memory
     * fits the next sequence too; at most half of it in vain.
     */
    int roomFor(int tokens) {
        long room = SMALLEST;
        while (room < tokens) {
            room = room + room / 2 >= tokens ? room + room / 2 : room * 2;
        }
        return (int) Math.min(Math.max(room, SMALLEST), mostTokens);
    }
}
