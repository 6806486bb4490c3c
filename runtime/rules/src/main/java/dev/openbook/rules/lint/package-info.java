/**
 * Points out what is allowed in a rule file and yet cannot be meant: conditions that decide nothing, rules that contradict
 * each other, names that nothing reads, rules that no test shows, messages that tell what they should hold back.
 *
 * <p>Internal to the rules module: not for callers.
 */
@NullMarked
package dev.openbook.rules.lint;

import org.jspecify.annotations.NullMarked;
