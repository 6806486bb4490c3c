package dev.openbook.onnx;

import dev.openbook.onnx.internal.cache.DirectMemory;
import java.util.Optional;

/**
 * How sequences keep what they read.
 *
 * @param mode empty to choose by the graph and the device, which is best; a graph that cannot share ignores {@link
 *     CacheMode#SHARED}
 * @param maxBytes bound on the direct memory that all sequences of a session hold together, in bytes. It counts towards
 *     {@code -XX:MaxDirectMemorySize}. Memory of closed sequences is kept for the next ones within the same bound, and left to
 *     the garbage collector when the session closes: Java 21 has no other way to give direct memory back
 */
public record CacheSettings(Optional<CacheMode> mode, long maxBytes) {

    /** Checks the bound. */
    public CacheSettings {
        if (maxBytes < 1) {
            throw new IllegalArgumentException(maxBytes + " bytes for caches were given; at least 1 is needed.");
        }
    }

    /** Mode by graph and device; half of the direct memory that this Java may hold (by default as much as its heap may grow to). */
    public static CacheSettings standard() {
        return new CacheSettings(Optional.empty(), DirectMemory.mostOfThisProcess() / 2);
    }

    /** The same with another bound. */
    public CacheSettings withMaxBytes(long maxBytes) {
        return new CacheSettings(mode, maxBytes);
    }

    /** The same with a mode chosen by hand. */
    public CacheSettings withMode(CacheMode mode) {
        return new CacheSettings(Optional.of(mode), maxBytes);
    }
}
