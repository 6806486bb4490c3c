package dev.openbook.onnx.internal.decode;

import ai.onnxruntime.OrtSession;
import dev.openbook.onnx.session.DecoderSignature;

/**
 * A decoder's graph, opened.
 *
 * @param path of the graph within the model, for messages
 * @param session of the engine
 * @param signature how it is to be run
 */
record OpenedGraph(String path, OrtSession session, DecoderSignature signature) {}
