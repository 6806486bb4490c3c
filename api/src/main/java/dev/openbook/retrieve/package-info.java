/** From a question to ranked passages. Order and ties are promised. */
@NullMarked
package dev.openbook.retrieve;

import org.jspecify.annotations.NullMarked;
