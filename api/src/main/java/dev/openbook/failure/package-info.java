/** How Openbook says no: one exception, a closed list of codes. */
@NullMarked
package dev.openbook.failure;

import org.jspecify.annotations.NullMarked;
