/**
 * Cards: what publishers say of models and data sets in words. {@link dev.openbook.card.CardSurvey} finds them in a folder and
 * reads a model's card (front matter and sections of {@code README.md}), data cards (of the Hugging Face hub, in Croissant, or in
 * Markdown alone) and files of results. What a card says is stated, never checked, and each value names its line; a bad card is a
 * finding, never a failure.
 *
 * <p>Every format becomes a tree of values with lines first ({@code CardValue}, from {@code YamlValues} or {@code JsonValues}),
 * bounded in size and depth, and facts are made of that ({@code Statements}). Text becomes headings and lines ({@code
 * MarkdownOutline}), and those become sections ({@code SectionNames}, {@code Sections}).
 */
@NullMarked
package dev.openbook.card;

import org.jspecify.annotations.NullMarked;
