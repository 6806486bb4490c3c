/**
 * What an expression can cost at worst, counted before it ever runs: a bound on its steps and on the memory that it makes, over
 * facts as large as {@link dev.openbook.rules.facts.FactLimits} lets them be.
 *
 * <p>Internal to the rules module: not for callers.
 */
@NullMarked
package dev.openbook.rules.cost;

import org.jspecify.annotations.NullMarked;
