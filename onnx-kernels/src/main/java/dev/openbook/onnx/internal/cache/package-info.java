/** Keys and values of what a decoder read: their memory, and how they go from one run to the next. */
@NullMarked
package dev.openbook.onnx.internal.cache;

import org.jspecify.annotations.NullMarked;
