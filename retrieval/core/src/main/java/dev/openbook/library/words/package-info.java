/** Which words of a question say what it asks for. */
@NullMarked
package dev.openbook.library.words;

import org.jspecify.annotations.NullMarked;
