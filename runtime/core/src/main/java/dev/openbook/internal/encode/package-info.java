/** Rows for encoders, and the seam behind which they share runs of a graph. */
@NullMarked
package dev.openbook.internal.encode;

import org.jspecify.annotations.NullMarked;
