/** From a stretch of a passage to a citation that can be checked. */
@NullMarked
package dev.openbook.library.cite;

import org.jspecify.annotations.NullMarked;
