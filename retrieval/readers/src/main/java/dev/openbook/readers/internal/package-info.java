/** What every reader of this module needs: bounds, refusals in plain words, and the assembly of blocks into one text. Not API. */
@NullMarked
package dev.openbook.readers.internal;

import org.jspecify.annotations.NullMarked;
