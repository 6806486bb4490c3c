/**
 * Decision tables: cells become sets of values, so that questions about all cases at once (is one missing? do two rows
 * collide? which unknown fact could change the result?) are answered exactly and not by trying.
 *
 * <p>The values of each input fall into finitely many kinds which no cell tells apart, the edges of its intervals and what
 * lies between them; a {@link dev.openbook.rules.table.Grid} knows for each kind which rows take it. Everything else is
 * intersections of sets of rows.
 *
 * <p>Internal to the rules module: not for callers.
 */
@NullMarked
package dev.openbook.rules.table;

import org.jspecify.annotations.NullMarked;
