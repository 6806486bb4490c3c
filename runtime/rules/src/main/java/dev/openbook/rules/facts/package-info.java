/**
 * What rules can see. {@link dev.openbook.rules.facts.ModelFacts} turns the values of the API into plain maps, lists,
 * texts, numbers and truth values; {@link dev.openbook.rules.facts.FactType} says what may be in them, so that a misspelt
 * fact is found when rules are loaded.
 *
 * <p>An unknown fact is absent from its map. It is never an empty text, a zero or {@code false}: a rule that reads it
 * cannot be decided, which is different from not holding.
 *
 * <p>Nothing is shortened, since a part could satisfy a rule that the whole does not. What exceeds one of {@link
 * dev.openbook.rules.facts.FactLimits} is unknown, and {@link dev.openbook.rules.facts.FactFit} treats all that is unknown
 * within a list or a table alike. A list keeps its length: in the place of a group of which nothing is known stands an empty
 * group, so that {@code all()} cannot hold on the others; a list of texts or numbers of which one is unknown is unknown as a
 * whole. A table keeps its names: a value that is unknown is {@link dev.openbook.rules.facts.UnknownValue}, and cannot be read.
 * A list or table with more entries than it may have, or a table with a name that is too long, is unknown as a whole.
 *
 * <p>Internal to the rules module: not for callers.
 */
@NullMarked
package dev.openbook.rules.facts;

import org.jspecify.annotations.NullMarked;
