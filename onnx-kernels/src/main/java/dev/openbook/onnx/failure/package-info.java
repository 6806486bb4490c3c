/** The one place that reads failures of the engine and says them in plain words. */
@NullMarked
package dev.openbook.onnx.failure;

import org.jspecify.annotations.NullMarked;
