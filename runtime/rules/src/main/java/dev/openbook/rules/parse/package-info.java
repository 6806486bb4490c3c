/**
 * Rule files as values with places: bytes to {@link dev.openbook.rules.parse.YamlNode}s to a {@link
 * dev.openbook.rules.parse.RuleSetDocument}. Knows the shape of a rule set and nothing of expressions.
 *
 * <p>Every problem is reported with its line and column; reading goes on after a problem so that one run finds them all.
 *
 * <p>Internal to the rules module: not for callers.
 */
@NullMarked
package dev.openbook.rules.parse;

import org.jspecify.annotations.NullMarked;
