/** The one door: {@link dev.openbook.Openbook}. Everything else is reached from there. */
@NullMarked
package dev.openbook;

import org.jspecify.annotations.NullMarked;
