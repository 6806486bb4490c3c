/**
 * What conditions say by their form alone, whatever the facts are: that they are always or never true, contradict
 * themselves, or say something twice. Expressions are parsed, not evaluated.
 *
 * <p>Internal to the rules module: not for callers.
 */
@NullMarked
package dev.openbook.rules.logic;

import org.jspecify.annotations.NullMarked;
