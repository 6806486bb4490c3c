/**
 * What a caller lists in a bill of materials: models with what only the caller knows of them, and what an application has beside
 * its models. Plain values; nothing is guessed.
 */
@NullMarked
package dev.openbook.bom.entry;

import org.jspecify.annotations.NullMarked;
