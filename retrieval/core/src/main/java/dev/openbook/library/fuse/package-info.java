/** Rankings of several ways of searching, made into one. */
@NullMarked
package dev.openbook.library.fuse;

import org.jspecify.annotations.NullMarked;
