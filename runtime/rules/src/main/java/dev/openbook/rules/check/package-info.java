/**
 * From what a rule file says to rules that can run: every expression compiled, every test's facts fitted to the facts
 * that models have. A set is usable as a whole or not at all.
 *
 * <p>Internal to the rules module: not for callers.
 */
@NullMarked
package dev.openbook.rules.check;

import org.jspecify.annotations.NullMarked;
