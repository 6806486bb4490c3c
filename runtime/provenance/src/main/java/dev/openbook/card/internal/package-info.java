/** YAML 1.2 of unknown origin, down to the tree of nodes and no further: nothing is ever constructed from a tag. */
@NullMarked
package dev.openbook.card.internal;

import org.jspecify.annotations.NullMarked;
