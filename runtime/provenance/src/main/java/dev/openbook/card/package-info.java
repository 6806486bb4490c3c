/**
 * Model cards: the YAML front matter and the headings of {@code README.md}, as the Hugging Face hub defines them. What a
 * card says is stated, never checked; a bad card is a finding, never a failure.
 */
@NullMarked
package dev.openbook.card;

import org.jspecify.annotations.NullMarked;
