/**
 * Rules asked: facts and checked rule sets in, results out.
 *
 * <p>Internal to the rules module: not for callers.
 */
@NullMarked
package dev.openbook.rules.evaluate;

import org.jspecify.annotations.NullMarked;
