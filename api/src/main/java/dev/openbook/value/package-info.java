/** Digests, limits and one canonical way to write JSON. */
@NullMarked
package dev.openbook.value;

import org.jspecify.annotations.NullMarked;
