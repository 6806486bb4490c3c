/**
 * Decoding with ONNX Runtime. {@link dev.openbook.onnx.internal.decode.DecoderOpening} opens the graphs, {@code SelfCheck} tries
 * them and decides how they are run, {@code OrtDecoderSession} hands out sequences, {@code OrtDecodingSequence} runs them.
 */
@NullMarked
package dev.openbook.onnx.internal.decode;

import org.jspecify.annotations.NullMarked;
