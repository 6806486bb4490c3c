/**
 * Retrieval rules turned into filters, so that a search never ranks what a rule closes.
 *
 * <p>Internal to the rules module: not for callers.
 */
@NullMarked
package dev.openbook.rules.retrieve;

import org.jspecify.annotations.NullMarked;
