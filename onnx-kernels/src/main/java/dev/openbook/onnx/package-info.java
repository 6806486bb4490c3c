/**
 * ONNX graphs, run. {@link dev.openbook.onnx.OnnxEngine} is the door; {@link dev.openbook.onnx.EncoderSession} runs graphs
 * that read a whole text at once (embedders, rerankers, classifiers), {@link dev.openbook.onnx.DecoderSession} those that
 * write text token by token. {@code tensor} holds what goes in and comes out,
 * {@code pooling} turns token vectors into one, {@code session} decides from a graph's declarations how it is to be run.
 *
 * <p>This is the only package that sees ONNX Runtime, and no type of it shows.
 */
@NullMarked
package dev.openbook.onnx;

import org.jspecify.annotations.NullMarked;
