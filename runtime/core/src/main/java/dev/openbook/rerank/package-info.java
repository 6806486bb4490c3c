/**
 * Passages put in order by models that read each together with the query (cross-encoders). {@link
 * dev.openbook.rerank.Rerankers} opens one as its publisher arranged it.
 */
@NullMarked
package dev.openbook.rerank;

import org.jspecify.annotations.NullMarked;
