/**
 * What the rooms of this module share and nobody outside should use: reading the configuration beside a graph, and closing
 * what was opened.
 */
@NullMarked
package dev.openbook.internal;

import org.jspecify.annotations.NullMarked;
