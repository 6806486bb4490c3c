/**
 * Where a model descends from: chains of links back to its origin, each link with how it is known.
 *
 * <p>{@link dev.openbook.lineage.LineageReader} reads what a model says of itself in its card, configuration and graph, then what
 * those of its ancestors say that lie on this machine. Names of folders are never evidence.
 */
@NullMarked
package dev.openbook.lineage;

import org.jspecify.annotations.NullMarked;
