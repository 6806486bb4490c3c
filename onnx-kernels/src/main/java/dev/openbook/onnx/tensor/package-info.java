/** What goes into a graph and comes out of it, as plain arrays. */
@NullMarked
package dev.openbook.onnx.tensor;

import org.jspecify.annotations.NullMarked;
