/** Models, without a word of the engine that runs them. */
@NullMarked
package dev.openbook.model;

import org.jspecify.annotations.NullMarked;
