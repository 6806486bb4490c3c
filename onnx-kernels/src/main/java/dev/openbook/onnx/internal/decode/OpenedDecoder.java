package dev.openbook.onnx.internal.decode;

import ai.onnxruntime.OrtEnvironment;
import dev.openbook.onnx.internal.cache.CacheLayout;

/**
 * What all sequences of a decoder use.
 *
 * @param environment of the engine
 * @param begins the graph that reads the first tokens of a text
 * @param goesOn the graph that reads the others; mostly the same
 * @param layout of the caches
 * @param gate where runs wait for their turn
 * @param ones masks are cut from it
 */
record OpenedDecoder(
        OrtEnvironment environment,
        OpenedGraph begins,
        OpenedGraph goesOn,
        CacheLayout layout,
        RunGate gate,
        Ones ones) {

    /** Whether one graph does both. */
    boolean oneGraph() {
        return begins.equals(goesOn);
    }

    OpenedGraph graphAt(int length) {
        return length == 0 ? begins : goesOn;
    }
}
