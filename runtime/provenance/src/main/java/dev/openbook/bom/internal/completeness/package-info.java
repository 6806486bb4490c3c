/**
 * Looks up in a bill what {@link dev.openbook.bom.completeness} asks for.
 */
@NullMarked
package dev.openbook.bom.internal.completeness;

import org.jspecify.annotations.NullMarked;
