/**
 * What rules can compute beside what CEL can: words and sentences, days, money, numbers in texts, citations, personal data,
 * licences, paths. {@link dev.openbook.rules.function.RuleFunctions} lists them all.
 *
 * <p>Every function says what it takes at worst, keeps nothing, reads no clock, and fails with words that a rule's author
 * understands. Nothing here knows CEL. Internal to the rules module: not for callers.
 */
@NullMarked
package dev.openbook.rules.function;

import org.jspecify.annotations.NullMarked;
