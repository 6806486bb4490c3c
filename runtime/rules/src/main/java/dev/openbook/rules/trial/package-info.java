/**
 * Tries rule sets out: by the tests that they bring along, what those tests see, and what they would not notice.
 *
 * <p>Internal to the rules module: not for callers.
 */
@NullMarked
package dev.openbook.rules.trial;

import org.jspecify.annotations.NullMarked;
