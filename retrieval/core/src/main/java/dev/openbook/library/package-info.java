/** The library: folders kept in step with an index, and questions turned into ranked passages. */
@NullMarked
package dev.openbook.library;

import org.jspecify.annotations.NullMarked;
