/** Documents, their passages, and exact places within them. */
@NullMarked
package dev.openbook.document;

import org.jspecify.annotations.NullMarked;
