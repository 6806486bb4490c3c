/** What a graph's declared inputs and outputs make of it, decided by pure functions before anything runs. */
@NullMarked
package dev.openbook.onnx.session;

import org.jspecify.annotations.NullMarked;
