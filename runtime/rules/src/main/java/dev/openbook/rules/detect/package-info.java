/**
 * Finds personal data in texts, by form and check digit.
 *
 * <p>Internal to the rules module: not for callers.
 */
@NullMarked
package dev.openbook.rules.detect;

import org.jspecify.annotations.NullMarked;
