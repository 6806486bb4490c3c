/**
 * What rules can see. {@link dev.openbook.rules.facts.ModelFacts} turns the values of the API into plain maps, lists,
 * texts, numbers and truth values; {@link dev.openbook.rules.facts.FactType} says what may be in them, so that a misspelt
 * fact is found when rules are loaded.
 *
 * <p>An unknown fact is absent from its map. It is never an empty text, a zero or {@code false}: a rule that reads it
 * cannot be decided, which is different from not holding.
 *
 * <p>Internal to the rules module: not for callers.
 */
@NullMarked
package dev.openbook.rules.facts;

import org.jspecify.annotations.NullMarked;
