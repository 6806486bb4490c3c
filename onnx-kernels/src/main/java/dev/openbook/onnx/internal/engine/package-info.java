/** Opening graphs in ONNX Runtime: from a model's bytes, on a device, with settings; whoever runs them lives elsewhere. */
@NullMarked
package dev.openbook.onnx.internal.engine;

import org.jspecify.annotations.NullMarked;
