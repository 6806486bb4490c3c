/**
 * ONNX files, read as bytes: what a graph says of itself, without an engine and without its weights.
 *
 * <p>{@link dev.openbook.graph.OnnxGraphReader} walks the protobuf wire format
 * (<a href="https://protobuf.dev/programming-guides/encoding/">encoding</a>) of an ONNX model
 * (<a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3">onnx.proto3</a>). It reads keys, lengths, names and
 * dimensions and steps over the rest, so its cost follows the number of nodes and tensors, not their size.
 */
@NullMarked
package dev.openbook.graph;

import org.jspecify.annotations.NullMarked;
