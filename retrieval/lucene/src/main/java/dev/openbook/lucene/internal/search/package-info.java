/**
 * The reading side: committed states, shared and counted, and the two ways of searching them. Readers are opened on commit
 * points only; readers opened on a live writer were measured to mix old and new passages of one document.
 */
@NullMarked
package dev.openbook.lucene.internal.search;

import org.jspecify.annotations.NullMarked;
